import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overlapStart } from '../../../../src/core/completion/shape/overlapStart.js';

describe('overlapStart', () => {
  const rows: readonly [said: string, ahead: string, kept: string][] = [
    ['a, b)', ', b)', 'a'],
    ['a, b)', ', b) + c', 'a'],
    ['a, b); c()', ', b)', 'a'],
    ['a,', ', b)', 'a'],
    ['f(x)', ') + c', 'f(x)'],
    ['f(x))', ') + c', 'f(x)'],
    ['x)', ') + c', 'x'],
    ['sub', 'b + c', 'sub'],
    ['a + b', 'b + c', 'a + '],
    ['a + b', 'bc + d', 'a + b'],
    ['max(c), b)', ', b)', 'max(c)'],
    ['max(c, b)', ', b)', 'max(c, b)'],
    ['")"', ') + c', '")"'],
    ['Map<a>', '> b', 'Map<a>'],
    ['Map<a>>', '> b', 'Map<a>'],
    ['a => b', '> c', 'a => b'],
    ['a', 'b', 'a'],
    ['', 'b', ''],
  ];
  for (const [said, ahead, kept] of rows) {
    it(`leaves ${JSON.stringify(kept)} of ${said} before ${ahead}`, () => {
      assert.equal(said.slice(0, overlapStart(said, ahead)), kept);
    });
  }

  it('cuts only what stands ahead', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b1', '(', ')', '<', '>', '"', ', ', ' + '))
      .map(all => all.join(''));
    fc.assert(
      fc.property(text, text, (said, ahead) => {
        const piece = said.slice(overlapStart(said, ahead));
        assert.ok(ahead.startsWith(piece) || piece.startsWith(ahead));
      }),
    );
  });
});
