import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokensOf, unitsFor } from '../../../src/core/models/tokens.js';

describe('tokensOf', () => {
  const rows: readonly [text: string, tokens: number][] = [
    ['', 0],
    ['foo', 1],
    ['const a = 1;', 4],
    ['漢字', 3],
    ['😀', 3],
  ];
  for (const [text, tokens] of rows) {
    it(`takes ${JSON.stringify(text)} for ${tokens}`, () => {
      assert.equal(tokensOf(text), tokens);
    });
  }

  it('never shrinks when text is added', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, two) => {
        assert.ok(tokensOf(one) <= tokensOf(one + two));
      }),
    );
  });
});

describe('unitsFor', () => {
  it('is what fits', () => {
    fc.assert(
      fc.property(fc.nat(10_000), tokens => {
        assert.ok(tokensOf('x'.repeat(unitsFor(tokens))) <= tokens);
      }),
    );
  });
});
