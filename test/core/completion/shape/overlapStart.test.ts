import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overlapStart } from '../../../../src/core/completion/shape/overlapStart.js';

describe('overlapStart', () => {
  const rows: readonly [said: string, ahead: string, kept: string][] = [
    ['a, b)', ', b)', 'a'],
    ['a, b)', ', b) + c', 'a'],
    ['a, b); c()', ', b)', 'a'],
    ['a,', ', b)', 'a'],
    ['x)', ') + c', 'x'],
    ['sub', 'b + c', 'sub'],
    ['a + b', 'b + c', 'a + '],
    ['a + b', 'bc + d', 'a + b'],
    ['a', 'b', 'a'],
    ['', 'b', ''],
  ];
  for (const [said, ahead, kept] of rows) {
    it(`leaves ${JSON.stringify(kept)} of ${said} before ${ahead}`, () => {
      assert.equal(
        said.slice(
          0,
          overlapStart(said, ahead, () => 0),
        ),
        kept,
      );
    });
  }

  it('leaves what keeps order', () => {
    const disorder = (inserted: string): number => (inserted === 'f(x' ? 1 : 0);
    assert.equal(overlapStart('f(x)', ') + c', disorder), 'f(x)'.length);
  });

  it('leaves what makes disorder anyway', () => {
    assert.equal(
      overlapStart('(x) {', ') {', inserted => inserted.length),
      '(x'.length,
    );
  });

  it('cuts only what stands ahead', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b1', '(', ')', '<', '>', '"', ', ', ' + '))
      .map(all => all.join(''));
    fc.assert(
      fc.property(text, text, fc.func(fc.nat()), (said, ahead, disorder) => {
        const piece = said.slice(overlapStart(said, ahead, disorder));
        assert.ok(ahead.startsWith(piece) || piece.startsWith(ahead));
      }),
    );
  });
});
