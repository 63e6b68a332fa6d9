import assert from 'node:assert/strict';
import { editPieces } from '../../../src/core/review/editPieces.js';
import { compared, isPlain, type Piece } from '../../../src/core/review/pieces.js';

/** As in a diff, piece by piece. */
function drawn(pieces: readonly Piece[]): readonly string[] {
  return pieces.map(piece =>
    isPlain(piece) ? `=${piece.before}` : `-${piece.before}+${piece.after}`,
  );
}

/** `a` and `c` stay, `b` becomes `B`, and `d` is new. */
const PIECES = compared('a\nb\nc\n', 'a\nB\nc\nd\n');

describe('pieces that the person edits', () => {
  const rows: readonly {
    readonly does: string;
    readonly edit: readonly [start: number, end: number, text: string];
    readonly becomes: readonly string[];
  }[] = [
    {
      does: 'take over what is typed in a line that stays',
      edit: [1, 1, 'x'],
      becomes: ['=ax\n', '-b\n+B\n', '=c\n', '-+d\n'],
    },
    {
      does: 'show a line to be replaced as it is now',
      edit: [3, 3, 'x'],
      becomes: ['=a\n', '-bx\n+B\n', '=c\n', '-+d\n'],
    },
    {
      does: 'give whole lines between two to the one that stays',
      edit: [2, 2, 'x\n'],
      becomes: ['=a\nx\n', '-b\n+B\n', '=c\n', '-+d\n'],
    },
    {
      does: 'give what is typed in front of a line to that line',
      edit: [2, 2, 'x'],
      becomes: ['=a\n', '-xb\n+B\n', '=c\n', '-+d\n'],
    },
    {
      does: 'propose no change that was made by hand',
      edit: [2, 3, 'B'],
      becomes: ['=a\n', '=B\n', '=c\n', '-+d\n'],
    },
    {
      does: 'become one where an edit reaches over several',
      edit: [3, 5, 'x'],
      becomes: ['=a\n', '-bx\n+B\nc\n', '-+d\n'],
    },
    {
      does: 'become one where a break between them goes',
      edit: [1, 2, ''],
      becomes: ['-ab\n+aB\n', '=c\n', '-+d\n'],
    },
    {
      does: 'vanish with a line that stays',
      edit: [0, 2, ''],
      becomes: ['-b\n+B\n', '=c\n', '-+d\n'],
    },
  ];
  for (const { does, edit, becomes } of rows) {
    it(does, () => {
      const [start, end, text] = edit;
      assert.deepEqual(drawn(editPieces(PIECES, { start, end, text })), becomes);
    });
  }

  it('ask again about lines that were decided on', () => {
    const kept = PIECES.map((piece): Piece =>
      isPlain(piece) ? piece : { ...piece, choice: 'kept' },
    );
    const [, edited] = editPieces(kept, { start: 3, end: 3, text: 'x' });
    assert.deepEqual(edited, { before: 'bx\n', after: 'B\n', choice: 'pending' });
  });
});
