import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/** Compares with `test/golden/NAME`, or writes it when `UPDATE_GOLDEN` is set. */
export function golden(name: string, actual: string): void {
  const file = `test/golden/${name}`;
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, actual);
  assert.equal(actual, readFileSync(file, 'utf8'), `${name} changed; UPDATE_GOLDEN=1 accepts it`);
}
