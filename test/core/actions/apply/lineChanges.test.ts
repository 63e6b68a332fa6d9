import assert from 'node:assert/strict';
import { inOrder, replacementOf } from '../../../../src/core/actions/apply/lineChanges.js';

function applied(text: string, from: number, to: number, ...lines: readonly string[]): string {
  const { start, end, text: added } = replacementOf(text, { from, to, lines });
  return text.slice(0, start) + added + text.slice(end);
}

describe('a change of lines', () => {
  const rows: readonly (readonly [what: string, is: string, becomes: string])[] = [
    ['replaces lines', applied('a\nb\nc\n', 1, 2, 'x', 'y'), 'a\nx\ny\nc\n'],
    ['puts lines between', applied('a\nb\n', 1, 1, 'x'), 'a\nx\nb\n'],
    ['takes lines away', applied('a\nb\nc\n', 1, 2), 'a\nc\n'],
    ['replaces a last line without a break', applied('a\nb', 1, 2, 'x'), 'a\nx'],
    ['goes behind a last line without a break', applied('a\nb', 2, 2, 'x'), 'a\nb\nx'],
    ['goes behind a last line with one', applied('a\n', 1, 1, 'x'), 'a\nx\n'],
    ['has the breaks of Windows', applied('a\r\nb\r\n', 0, 1, 'x', 'y'), 'x\r\ny\r\nb\r\n'],
    ['fills an empty text', applied('', 0, 0, 'x'), 'x\n'],
  ];
  for (const [what, is, becomes] of rows) {
    it(what, () => {
      assert.equal(is, becomes);
    });
  }

  it('is put in order, and clashes with none of the same line', () => {
    const one = { from: 4, to: 5, lines: [] };
    const other = { from: 1, to: 4, lines: [] };
    assert.deepEqual(inOrder([one, other]), [other, one]);
    assert.equal(inOrder([one, { ...other, to: 5 }]), undefined);
  });
});
