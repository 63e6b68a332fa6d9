import { assertNever } from '../base/assertNever.js';
import type { Replacement } from '../text/lineEdits.js';
import { lineBreakOf, lineStart } from '../text/lines.js';
import { editPieces } from './editPieces.js';
import { beforeOf, compared, comparedSoFar, isPlain, type Piece } from './pieces.js';

/**
 * New code for some lines of a document, while it is written and while a person decides on it.
 *
 * **Invariant:** the document holds nothing of it until all is decided.
 */
export interface Review {
  /**
   * `decided` where nothing is left to decide. `lost` where the person changed the document so that
   * nobody can tell where the new code belongs; then nothing is done.
   */
  readonly state: 'writing' | 'open' | 'decided' | 'lost';
  /** Where its lines begin in the document, in UTF-16 units. */
  readonly start: number;
  readonly pieces: readonly Piece[];
  readonly draft: Draft;
}

/** What the lines were when the model was asked, and what the person did to them since. */
interface Draft {
  readonly original: string;
  /** What stands on the lines before and behind the code that the model was given. */
  readonly head: string;
  readonly tail: string;
  /** A break that the document's last line lacks, and that its lines are read with. */
  readonly lacking: string;
  /** Offsets count from the start of the lines. */
  readonly edits: readonly Replacement[];
}

export type ReviewEvent =
  /** All of the new code so far, whole lines without the last one's break. */
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'ended'; readonly text: string }
  /** A change, by its number among all of them, decided ones included. */
  | { readonly kind: 'kept' | 'dropped'; readonly hunk: number }
  | { readonly kind: 'all kept' | 'all dropped' }
  /** The person changed the document; offsets are those of the document. */
  | { readonly kind: 'edited'; readonly edit: Replacement };

/** A review of what will be written in place of `target`; it covers the whole lines of that. */
export function beginReview(
  document: string,
  target: { readonly start: number; readonly end: number },
): Review {
  const start = lineStart(document, target.start);
  const end = linesEnd(document, target);
  const hasBreak = start < end && document[end - 1] === '\n';
  const lacking = hasBreak ? '' : lineBreakOf(document);
  const original = document.slice(start, end) + lacking;
  const head = document.slice(start, target.start);
  const tail = document.slice(target.end, end) + lacking;
  const draft = { original, head, tail, lacking, edits: [] };
  const pieces: readonly Piece[] = [{ before: original, after: original, choice: 'ahead' }];
  return { state: 'writing', start, pieces, draft };
}

/** Behind the break of the last line. */
function linesEnd(document: string, { start, end }: { start: number; end: number }): number {
  if (start < end && document[end - 1] === '\n') return end;
  const at = document.indexOf('\n', end);
  return at < 0 ? document.length : at + 1;
}

/** The review after something happened; itself where that means nothing to it. */
export function advance(review: Review, event: ReviewEvent): Review {
  switch (event.kind) {
    case 'edited':
      return review.state === 'decided' ? review : edited(review, event.edit);
    case 'written':
      return review.state === 'writing' ? written(review, event.text) : review;
    case 'ended':
      return review.state === 'writing' ? ended(review, event.text) : review;
    case 'kept':
    case 'dropped':
      return decided(review, event.kind, event.hunk);
    case 'all kept':
      return decided(review, 'kept');
    case 'all dropped':
      return decided(review, 'dropped');
    default:
      return assertNever(event);
  }
}

/** The edits of the document, from the first to the last, that put in what was kept. */
export function keptEdits({ start, pieces, draft: { lacking } }: Review): readonly Replacement[] {
  const edits: Replacement[] = [];
  let at = start;
  for (const { before, after, choice } of pieces) {
    const end = at + before.length;
    if (choice === 'kept') edits.push({ start: at, end, text: after });
    at = end;
  }
  if (lacking === '' || edits.length === 0) return edits;
  const result = pieces.map(piece => (piece.choice === 'kept' ? piece.after : piece.before));
  return [withoutBreak(start, beforeOf(pieces), { result: result.join(''), lacking })];
}

/** One edit up to the end of a document whose last line has no break, and gets none. */
function withoutBreak(
  start: number,
  now: string,
  { result, lacking }: { result: string; lacking: string },
): Replacement {
  const length = now.length - lacking.length;
  const wanted = result.endsWith(lacking) ? result.slice(0, -lacking.length) : result;
  let same = 0;
  while (same < Math.min(length, wanted.length) && now[same] === wanted[same]) same += 1;
  return { start: start + same, end: start + length, text: wanted.slice(same) };
}

/** How many changes are not decided yet. */
export function pendingIn({ pieces }: Review): number {
  return pieces.filter(({ choice }) => choice === 'pending').length;
}

/** The length of what the document holds of it, in UTF-16 units. */
export function lengthOf({ pieces, draft }: Review): number {
  return beforeOf(pieces).length - draft.lacking.length;
}

function written(review: Review, text: string): Review {
  const { original, head, lacking, tail } = review.draft;
  const lineBreak = lacking === '' ? (/\r?\n$/.exec(tail)?.[0] ?? '\n') : lacking;
  return withEdits(review, comparedSoFar(original, head + text + lineBreak));
}

function ended(review: Review, text: string): Review {
  const { original, head, tail } = review.draft;
  return settled(withEdits({ ...review, state: 'open' }, compared(original, head + text + tail)));
}

/** What the model wrote is about the lines as they were; what the person did since comes on top. */
function withEdits(review: Review, pieces: readonly Piece[]): Review {
  return { ...review, pieces: review.draft.edits.reduce(editPieces, pieces) };
}

function decided(review: Review, choice: 'kept' | 'dropped', hunk?: number): Review {
  if (review.state !== 'open') return review;
  let seen = -1;
  const pieces = review.pieces.map((piece): Piece => {
    if (isPlain(piece)) return piece;
    seen += 1;
    const isMeant = hunk === undefined || hunk === seen;
    return isMeant && piece.choice === 'pending' ? { ...piece, choice } : piece;
  });
  return settled({ ...review, pieces });
}

function settled(review: Review): Review {
  const isDone = review.state === 'open' && pendingIn(review) === 0;
  return isDone ? { ...review, state: 'decided' } : review;
}

function edited(review: Review, edit: Replacement): Review {
  const { start, draft } = review;
  const end = start + lengthOf(review);
  if (isAbove(edit, start)) {
    return { ...review, start: start + edit.text.length - (edit.end - edit.start) };
  }
  if (isBelow(edit, end, draft.lacking)) return review;
  const isAll = edit.start === start && edit.end === end && start < end;
  if (edit.start < start || end < edit.end || isAll) return { ...review, state: 'lost' };
  const inside = { start: edit.start - start, end: edit.end - start, text: edit.text };
  const pieces = editPieces(review.pieces, inside);
  if (!beforeOf(pieces).endsWith('\n')) return { ...review, state: 'lost' };
  const known = { ...draft, edits: [...draft.edits, inside] };
  return settled({ ...review, pieces, draft: known });
}

/** Whole lines that are typed where the review begins stand above it. */
function isAbove({ start: from, end: to, text }: Replacement, start: number): boolean {
  return to < start || (to === start && (from < to || text.endsWith('\n')));
}

function isBelow({ start, text }: Replacement, end: number, lacking: string): boolean {
  if (end < start) return true;
  return start === end && (lacking === '' || /^\r?\n/.test(text));
}
