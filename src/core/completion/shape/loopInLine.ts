/** The longest piece that is looked for, in UTF-16 units. */
const PIECE_UNITS_MAX = 40;

/** How often a piece may stand behind itself on a line. The first row that fits holds. */
const TIMES_MAX: readonly (readonly [fits: (piece: string) => boolean, times: number])[] = [
  // A ruler in a comment is as wide as a page; signs alone say nothing that could be said twice.
  [piece => /^[\W_]+$/.test(piece), 120],
  // Digits of a number, letters of a hash.
  [piece => /^\w+$/.test(piece), 64],
  // A row of a table of numbers, or the places of a query's values.
  [isData, 32],
  // `(int, int, int, int)` is a type.
  [() => true, 4],
];

/** As few are never too many. */
const TIMES_MIN = 4;

/**
 * Where a line begins to say the same piece again, in UTF-16 units, if it does so too often;
 * undefined where it does not. The piece stays once, without what parts it from the next.
 *
 * In `[a, a, a, a, a` it is behind the first `a`.
 */
export function loopInLine(line: string): number | undefined {
  let first: number | undefined;
  for (let size = 1; size <= PIECE_UNITS_MAX && size * TIMES_MIN < line.length; size++) {
    const start = loopOf(line, size);
    if (start !== undefined) first = Math.min(first ?? Infinity, start + size);
  }
  return first === undefined ? undefined : separatorStart(line, first);
}

/** Where pieces of `size` begin to repeat too often. */
function loopOf(line: string, size: number): number | undefined {
  let run = 0;
  let most = Infinity;
  for (let at = size; at < line.length; at++) {
    run = line.charCodeAt(at) === line.charCodeAt(at - size) ? run + 1 : 0;
    const start = at + 1 - run - size;
    if (run === size * (TIMES_MIN - 1) + 1) most = timesMax(line.slice(start, start + size));
    if (size * (most - 1) < run) return start;
  }
  return undefined;
}

function timesMax(piece: string): number {
  return TIMES_MAX.find(([fits]) => fits(piece))?.[1] ?? TIMES_MIN;
}

/** Whether the piece, wherever in it a word begins, has only values for words. */
function isData(piece: string): boolean {
  const words =
    piece
      .repeat(3)
      .match(/[%\\&]?\w+/g)
      ?.slice(1, -1) ?? [];
  return words.every(word => /^(?:\d\w*|[%\\&]\w+|auto|false|nil|none|null|true)$/i.test(word));
}

/** The start of the white space and the signs right before `end`. */
function separatorStart(line: string, end: number): number {
  let start = end;
  while (0 < start && /[\s,;|&+.:/-]/.test(line.charAt(start - 1))) start -= 1;
  return start;
}
