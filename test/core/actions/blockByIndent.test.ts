import assert from 'node:assert/strict';
import { blockByIndent } from '../../../src/core/actions/blockByIndent.js';

const PYTHON = 'a = 1\nfor x in y:\n    b = x\n\n    c = x\nd = 2\n';
const BRACES = 'if (a) {\n  b();\n}\nc();\n';
const RUBY = 'def a\n  b\nend\nc\n';

describe('a block by its indent', () => {
  const rows: readonly [what: string, text: string, at: string, block: string][] = [
    ['its head', PYTHON, 'for', 'for x in y:\n    b = x\n\n    c = x'],
    ['a line in it', PYTHON, 'c =', 'for x in y:\n    b = x\n\n    c = x'],
    ['a line without one', PYTHON, 'd =', 'd = 2'],
    ['a head with a brace', BRACES, 'if', 'if (a) {\n  b();\n}'],
    ['a line in braces', BRACES, 'b()', 'if (a) {\n  b();\n}'],
    ['a line before an end', RUBY, 'b\n', 'def a\n  b\nend'],
    ['the last line', 'a', 'a', 'a'],
  ];
  for (const [what, text, at, block] of rows) {
    it(`is found from ${what}`, () => {
      const { start, end } = blockByIndent(text, text.indexOf(at));
      assert.equal(text.slice(start, end), block);
    });
  }
});
