import assert from 'node:assert/strict';
import {
  commonIndent,
  indentUnit,
  withIndent,
  withoutIndent,
} from '../../../src/core/actions/indents.js';

describe('indents', () => {
  it('have in common what all written lines begin with', () => {
    assert.equal(commonIndent(['    a', '', '      b']), '    ');
    assert.equal(commonIndent(['\t\ta', '\t  b']), '\t');
    assert.equal(commonIndent(['a', '  b']), '');
    assert.equal(commonIndent([]), '');
  });

  it('go and come', () => {
    assert.deepEqual(withoutIndent(['  a', '   ', ' b'], '  '), ['a', '', ' b']);
    assert.deepEqual(withIndent(['a', '', ' b'], '  '), ['  a', '', '   b']);
  });

  const rows: readonly [what: string, lines: readonly string[], unit: string | undefined][] = [
    ['two blanks', ['a', '  b', '    c'], '  '],
    ['four blanks', ['a', '    b', 'c'], '    '],
    ['a tab', ['a', '\tb', '\t\t\tc'], '\t'],
    ['nothing where no line is deeper', ['  a', '  b', 'c'], undefined],
    ['not the one blank of a comment', ['/**', ' * a', ' */', 'f() {', '    b'], '    '],
  ];
  for (const [what, lines, unit] of rows) {
    it(`have a unit of ${what}`, () => {
      assert.equal(indentUnit(lines), unit);
    });
  }
});
