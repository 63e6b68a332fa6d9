import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BoundedMap } from '../../../src/core/base/boundedMap.js';

describe('BoundedMap', () => {
  const rows: readonly [set: string, known: string, gone: string][] = [
    ['ab', 'ab', 'c'],
    ['abc', 'bc', 'a'],
    ['abac', 'ac', 'b'],
    ['aaaa', 'a', 'b'],
  ];
  for (const [set, known, gone] of rows) {
    it(`of two knows ${known} after ${set}`, () => {
      const map = new BoundedMap<string, number>(2);
      for (const [at, key] of set.split('').entries()) map.set(key, at);
      assert.deepEqual(
        known.split('').map(key => map.get(key)),
        known.split('').map(key => set.lastIndexOf(key)),
      );
      assert.equal(map.get(gone), undefined);
    });
  }

  it('knows the last that were set, and no others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9)), fc.integer({ min: 1, max: 5 }), (keys, capacity) => {
        const map = new BoundedMap<number, number>(capacity);
        for (const key of keys) map.set(key, key);
        const newest = [...new Set([...keys].reverse())].slice(0, capacity);
        for (let key = 0; key < 10; key++) {
          assert.equal(map.get(key), newest.includes(key) ? key : undefined);
        }
      }),
    );
  });
});
