import assert from 'node:assert/strict';
import { type Cursors, hindranceOf } from '../../../src/core/completion/hindranceOf.js';

describe('hindranceOf', () => {
  const rows: readonly [cursors: Partial<Cursors>, hindrance: RegExp | undefined][] = [
    [{}, undefined],
    [{ selected: true }, /selected/],
    [{ count: 2 }, /several cursors/],
    [{ count: 2, selected: true }, /several cursors/],
    [{ readOnly: true }, /read-only/],
  ];
  for (const [cursors, hindrance] of rows) {
    it(`of ${JSON.stringify(cursors)} is ${hindrance?.source ?? 'none'}`, () => {
      const found = hindranceOf({ selected: false, count: 1, readOnly: false, ...cursors });
      if (hindrance) assert.match(found ?? '', hindrance);
      else assert.equal(found, undefined);
    });
  }
});
