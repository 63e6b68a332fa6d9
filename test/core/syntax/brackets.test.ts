import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openBrackets } from '../../../src/core/syntax/brackets.js';
import { languageOf } from '../../../src/core/syntax/languages.js';

describe('openBrackets', () => {
  const rows: readonly [text: string, open: number][] = [
    ['', 0],
    ['f(', 1],
    ['f(a, [', 2],
    ['f(a)', 0],
    ['f(\n  a,\n  b[', 2],
    ['f(\n  a,\n)', 0],
    ['if (a) {', 0],
    ['")"', 0],
    ['f("(', 1],
    ['f( // (', 1],
    ['))(', 1],
  ];
  for (const [text, open] of rows) {
    it(`counts ${open} in ${JSON.stringify(text)}`, () => {
      assert.equal(openBrackets(text, languageOf('typescript')), open);
    });
  }

  it('never counts more than there are', () => {
    const text = fc.string({ unit: fc.constantFrom('(', ')', '[', '"', "'", '/', 'a', '\n') });
    fc.assert(
      fc.property(text, each => {
        const open = openBrackets(each, languageOf('typescript'));
        assert.ok(0 <= open && open <= each.replaceAll(/[^([]/g, '').length);
      }),
    );
  });
});
