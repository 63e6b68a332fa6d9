import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutTo } from '../../../src/core/text/cutTo.js';

describe('a text that is cut', () => {
  const rows: readonly [does: string, text: string, unitsMax: number, is: string][] = [
    ['is itself where it is short', 'abc', 3, 'abc'],
    ['is its beginning', 'abcd', 3, 'abc'],
    ['keeps a pair that fits', 'a😀b', 3, 'a😀'],
    ['leaves out a pair that fits by half', 'a😀b', 2, 'a'],
    ['is nothing where nothing fits', '😀', 1, ''],
    ['keeps what was half a character before', 'a\ud83d', 2, 'a\ud83d'],
  ];
  for (const [does, text, unitsMax, is] of rows) {
    it(does, () => {
      assert.equal(cutTo(text, unitsMax), is);
    });
  }

  it('is well-formed where the text is, and as long as may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, unitsMax) => {
        const cut = cutTo(text, unitsMax);
        assert.ok(text.startsWith(cut) && cut.length <= unitsMax);
        assert.doesNotMatch(cut, /\p{Surrogate}/u);
        assert.ok(Math.min(text.length, unitsMax) - 1 <= cut.length);
        if (!/[^\0-\uffff]/u.test(text)) assert.equal(cut, text.slice(0, unitsMax));
      }),
    );
  });
});
