import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partedAtToken } from '../../../src/core/completion/tokenBorder.js';

describe('partedAtToken', () => {
  const rows: readonly [text: string, held: string][] = [
    ['', ''],
    ['const ', ' '],
    ['const na', ' na'],
    ['foo.ba', '.ba'],
    ['foo.', '.'],
    ['foo(', '('],
    ['foo();', '();'],
    ['a ===', ' ==='],
    ['foo_ba', '_ba'],
    ['x1', ''],
    ['{\n', ''],
    ['{\n    ', ' '],
    ['{\n\t', '\t'],
    ['  if', ' if'],
    ['// 漢字', ''],
    ['"😀', '"😀'],
    [`// ${'='.repeat(60)}`, ''],
    [`x${'y'.repeat(60)}`, ''],
  ];
  for (const [text, held] of rows) {
    it(`holds ${JSON.stringify(held)} of ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.equal(partedAtToken(text).held, held);
    });
  }

  it('loses nothing, and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const { told, held } = partedAtToken(text);
        assert.equal(told + held, text);
        assert.doesNotThrow(() => encodeURIComponent(told));
      }),
    );
  });
});
