import assert from 'node:assert/strict';
import { paceOf } from '../../../src/core/completion/paceOf.js';
import { siteAt } from '../../support/siteAt.js';

describe('paceOf', () => {
  const rows: readonly [given: string, delayMs: number, ms: number][] = [
    ['const na█', -1, 75],
    ['const █', -1, 0],
    ['foo(█)', -1, 0],
    ['foo.█', -1, 0],
    ['foo();█', -1, 0],
    ['{\n  █\n}', -1, 0],
    ['const na█', 300, 300],
    ['foo(█)', 300, 300],
    ['const na█', 0, 0],
  ];
  for (const [given, delayMs, ms] of rows) {
    it(`waits ${ms} ms at ${JSON.stringify(given)} with ${delayMs}`, () => {
      assert.equal(paceOf(siteAt(given), delayMs), ms);
    });
  }
});
