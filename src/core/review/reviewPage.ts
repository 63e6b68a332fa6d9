import { isPlain, type Piece } from './pieces.js';
import { lengthOf, type Review } from './review.js';

/** So many lines of the document are shown above a review and below it: more is not looked at. */
const AROUND_LINES_MAX = 400;

/** What a line of the page is. */
export interface Row {
  readonly text: string;
  /** `around` is what the review is not about. */
  readonly mark: 'around' | 'same' | 'ahead' | 'removed' | 'added';
  /** The number of the change that it belongs to, which is not decided yet. */
  readonly hunk?: number;
}

/** A document as it is, with the lines that are proposed below those that they replace. */
export interface ReviewPage {
  readonly rows: readonly Row[];
  /** The line of the document that the first row is. */
  readonly firstLine: number;
}

/** The page that a person decides on; `document` is the whole text as it is now. */
export function reviewPage(document: string, review: Review): ReviewPage {
  const above = linesIn(document.slice(0, review.start));
  const below = rowLines(document.slice(review.start + lengthOf(review)));
  const shownAbove = above.slice(-AROUND_LINES_MAX);
  const rows = [
    ...shownAbove.map(around),
    ...reviewRows(review.pieces),
    ...(review.draft.lacking === '' ? below : below.slice(1))
      .slice(0, AROUND_LINES_MAX)
      .map(around),
  ];
  return { rows, firstLine: above.length - shownAbove.length };
}

function reviewRows(pieces: readonly Piece[]): readonly Row[] {
  let hunk = -1;
  return pieces.flatMap((piece): readonly Row[] => {
    const { before, after, choice } = piece;
    if (!isPlain(piece)) hunk += 1;
    switch (choice) {
      case 'same':
      case 'dropped':
        return linesIn(before).map(text => ({ text, mark: 'same' }));
      case 'ahead':
        return linesIn(before).map(text => ({ text, mark: 'ahead' }));
      case 'kept':
        return linesIn(after).map(text => ({ text, mark: 'same' }));
      case 'pending': {
        const removed = linesIn(before).map((text): Row => ({ text, mark: 'removed', hunk }));
        const added = linesIn(after).map((text): Row => ({ text, mark: 'added', hunk }));
        return [...removed, ...added];
      }
    }
  });
}

function around(text: string): Row {
  return { text, mark: 'around' };
}

/** The lines of a text, each of which a break ends. */
function linesIn(text: string): readonly string[] {
  const lines = rowLines(text);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** As an editor counts them: behind the last break there is a line too. */
function rowLines(text: string): readonly string[] {
  return text.split(/\r?\n/);
}
