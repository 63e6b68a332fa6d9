import assert from 'node:assert/strict';
import { cursorAfter, type TypedEdit } from '../../../src/core/completion/cursorAfter.js';

describe('cursorAfter', () => {
  const rows: readonly [does: string, edits: readonly TypedEdit[], cursor: number | undefined][] = [
    ['stands behind a letter', [{ start: 5, end: 5, text: 'a' }], 6],
    ['stands in a pair', [{ start: 5, end: 5, text: '()' }], 6],
    ['stands behind a closer that was typed over', [{ start: 5, end: 6, text: ')' }], 6],
    ['stands on the new line', [{ start: 5, end: 5, text: '\n  ' }], 8],
    ['stands on the line between braces', [{ start: 5, end: 5, text: '\n    \n  ' }], 10],
    ['stands there with Windows line breaks too', [{ start: 5, end: 5, text: '\r\n\t\r\n' }], 8],
    ['stands where something was deleted', [{ start: 4, end: 5, text: '' }], 4],
    ['is unknown behind what was pasted', [{ start: 5, end: 5, text: 'x'.repeat(500) }], undefined],
    [
      'is unknown with several cursors',
      [
        { start: 5, end: 5, text: 'a' },
        { start: 9, end: 9, text: 'a' },
      ],
      undefined,
    ],
    ['is unknown where nothing changed', [], undefined],
  ];
  for (const [does, edits, cursor] of rows) {
    it(does, () => {
      assert.equal(cursorAfter(edits), cursor);
    });
  }
});
