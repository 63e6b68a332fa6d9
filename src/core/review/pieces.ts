import { lineEdits } from '../text/lineEdits.js';

/** Some lines of the code under review, as the document has them and as they are proposed. */
export interface Piece {
  /** What the document holds. */
  readonly before: string;
  /** What is proposed; the same where nothing is. */
  readonly after: string;
  /** `ahead` is what the model has not come to yet: nothing is proposed for it so far. */
  readonly choice: 'same' | 'ahead' | 'pending' | 'kept' | 'dropped';
}

/** The lines that stay and those that change, in order; together the one text and the other. */
export function compared(before: string, after: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of lineEdits(before, { start: 0, end: before.length }, after)) {
    pieces.push(...plain(before.slice(at, start), 'same'));
    pieces.push({ before: before.slice(start, end), after: text, choice: 'pending' });
    at = end;
  }
  return [...pieces, ...plain(before.slice(at), 'same')];
}

/**
 * The same while `after` is still being written: the lines that nothing written so far stands for
 * are no removed ones yet.
 */
export function comparedSoFar(before: string, after: string): readonly Piece[] {
  const pieces = compared(before, after);
  const last = pieces.at(-1);
  if (last?.choice !== 'pending') return pieces;
  const written: Piece = { before: '', after: last.after, choice: 'pending' };
  return [
    ...pieces.slice(0, -1),
    ...(last.after === '' ? [] : [written]),
    ...plain(last.before, 'ahead'),
  ];
}

export function isPlain({ choice }: Piece): boolean {
  return choice === 'same' || choice === 'ahead';
}

/** What the document holds of some pieces. */
export function beforeOf(pieces: readonly Piece[]): string {
  return pieces.map(({ before }) => before).join('');
}

function plain(text: string, choice: 'same' | 'ahead'): readonly Piece[] {
  return text === '' ? [] : [{ before: text, after: text, choice }];
}
