import type { Replacement } from '../text/lineEdits.js';
import { beforeOf, isPlain, type Piece } from './pieces.js';

/**
 * The pieces after the person changed what the document holds of them; offsets count from their
 * start, and the edit lies within.
 *
 * Where nothing is proposed the change is part of both sides. Where something is, the changed lines
 * are what it would replace, and are shown as such.
 *
 * **Invariant:** what the document holds, and nothing else, is the one side of the pieces.
 */
export function editPieces(pieces: readonly Piece[], edit: Replacement): readonly Piece[] {
  const { first, last, from } = touchedBy(pieces, edit);
  const touched = pieces.slice(first, last + 1);
  const change = { ...edit, start: edit.start - from, end: edit.end - from };
  let merged = touched.length === 1 ? editOne(touched[0], change) : editSeveral(touched, change);
  const behind = pieces.slice(last + 1);
  // A line that lost its break goes on in the next piece.
  while (merged.before !== '' && !merged.before.endsWith('\n')) {
    const next = behind.shift();
    if (!next) break;
    merged = joined(merged, next);
  }
  return [...pieces.slice(0, first), ...settled(merged), ...behind];
}

interface Touched {
  readonly first: number;
  readonly last: number;
  /** Where the first one begins. */
  readonly from: number;
}

function touchedBy(pieces: readonly Piece[], { start, end, text }: Replacement): Touched {
  const starts = startsOf(pieces);
  const lengthOf = (at: number): number => pieces[at]?.before.length ?? 0;
  const holds = (at: number, offset: number): boolean => {
    const from = starts[at] ?? 0;
    return from <= offset && offset < from + lengthOf(at);
  };
  const lastOne = pieces.length - 1;
  const found = pieces.findIndex((_, at) => holds(at, start));
  const first = found < 0 ? lastOne : found;
  // Whole lines that are typed between two pieces belong to the one where nothing is proposed.
  const isBetween = start === end && starts[first] === start && text.endsWith('\n');
  const above = pieces[first - 1];
  if (isBetween && above && isPlain(above)) {
    return { first: first - 1, last: first - 1, from: starts[first - 1] ?? 0 };
  }
  const ends = pieces.findIndex((_, at) => first <= at && start < end && holds(at, end - 1));
  return { first, last: ends < 0 ? first : ends, from: starts[first] ?? 0 };
}

function startsOf(pieces: readonly Piece[]): readonly number[] {
  let at = 0;
  return pieces.map(({ before }) => {
    const start = at;
    at += before.length;
    return start;
  });
}

function editOne(piece: Piece | undefined, edit: Replacement): Piece {
  const { before, after, choice } = piece ?? NOTHING;
  const text = edited(before, edit);
  if (choice === 'same' || choice === 'ahead') return { before: text, after: text, choice };
  // Whatever was decided, it was about other lines.
  return { before: text, after, choice: 'pending' };
}

const NOTHING: Piece = { before: '', after: '', choice: 'same' };

function editSeveral(pieces: readonly Piece[], edit: Replacement): Piece {
  const after = pieces.map(wantedOf).join('');
  return { before: edited(beforeOf(pieces), edit), after, choice: 'pending' };
}

function joined(piece: Piece, next: Piece): Piece {
  const choice = isPlain(piece) && isPlain(next) ? next.choice : 'pending';
  return { before: piece.before + next.before, after: wantedOf(piece) + wantedOf(next), choice };
}

/** What a piece comes to if nothing else is decided. */
function wantedOf({ before, after, choice }: Piece): string {
  return choice === 'dropped' ? before : after;
}

/** One that came to be as proposed proposes nothing any more. */
function settled(piece: Piece): readonly Piece[] {
  if (piece.before !== piece.after) return [piece];
  if (piece.before === '') return [];
  return [isPlain(piece) ? piece : { ...piece, choice: 'same' }];
}

function edited(text: string, { start, end, text: put }: Replacement): string {
  return text.slice(0, start) + put + text.slice(end);
}
