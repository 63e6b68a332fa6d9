/** No repetition on a line is longer, in UTF-16 units. */
const OVERLAP_UNITS_MAX = 400;

/** How much is out of order in a document with this text at the cursor: 0 where all is paired. */
export type Disorder = (inserted: string) => number;

/**
 * Where `said` begins to say what stands right of the cursor anyway, in UTF-16 units; its length
 * where it does not.
 *
 * At `foo(█, b)` the text `a, b)` does so behind `a`, and so does `a, b); bar()`. A word is no end
 * of another, and no pair is parted: `max(c, b)` closes what it opened.
 */
export function overlapStart(said: string, ahead: string, disorder: Disorder): number {
  let before: number | undefined;
  const isInOrder = (at: number): boolean =>
    disorder(said.slice(0, at)) <= (before ??= disorder(said));
  for (const { at, piece } of overlaps(said, ahead)) {
    if (!(isWord(said[at - 1]) && isWord(piece[0])) && isInOrder(at)) return at;
  }
  return said.length;
}

interface Overlap {
  readonly at: number;
  /** The beginning of what stands ahead. */
  readonly piece: string;
}

/** Where all of what stands ahead is said, and then where the text ends as that begins. */
function* overlaps(said: string, ahead: string): Generator<Overlap> {
  const rest = ahead.slice(0, OVERLAP_UNITS_MAX);
  if (rest.length === ahead.length && isTelling(rest)) {
    const at = said.indexOf(rest);
    if (0 <= at) yield { at, piece: rest };
  }
  for (let length = Math.min(said.length, rest.length); 0 < length; length--) {
    const piece = rest.slice(0, length);
    const isWhole = !(isWord(piece.at(-1)) && isWord(ahead[length]));
    if (isWhole && piece.trim() !== '' && said.endsWith(piece)) {
      yield { at: said.length - length, piece };
    }
  }
}

/** Whether the rest of a line says so much that nothing new begins with it. */
function isTelling(rest: string): boolean {
  return /\w/.test(rest) && 3 <= rest.replaceAll(/\s/g, '').length;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
}
