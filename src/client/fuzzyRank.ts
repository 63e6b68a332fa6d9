/** Something that is looked for by typing some of its letters. */
export interface Named<Value> {
  readonly value: Value;
  /** What a person would type first. */
  readonly name: string;
  /** All of it, such as a path; ends with the name. */
  readonly whole: string;
}

/** What letters are compared with, in small letters. */
interface Letters {
  readonly name: string;
  readonly whole: string;
  /** The first letters of the words in the name. */
  readonly humps: string;
}

/** How well letters fit, the best first. */
const FITS: readonly ((typed: string, letters: Letters) => boolean)[] = [
  (typed, { name }) => name === typed,
  (typed, { name }) => name.startsWith(typed),
  (typed, { humps }) => humps.startsWith(typed),
  (typed, { name }) => name.includes(typed),
  (typed, { whole }) => whole.includes(typed),
  (typed, { name }) => isWithin(typed, name),
  (typed, { whole }) => isWithin(typed, whole),
];

/**
 * The `max` that `typed` fits best, the best first; those that fit alike in their order, the
 * shorter before the longer.
 *
 * **Invariant:** all that is returned has the letters of `typed` in that order, in any case.
 */
export function fuzzyRank<Value>(
  typed: string,
  all: readonly Named<Value>[],
  max: number,
): readonly Value[] {
  return ranked(typed, { all, max }).map(({ value }) => value);
}

/** Things of one kind, of which `max` are wanted at most. */
export interface Kind<Value> {
  readonly all: readonly Named<Value>[];
  readonly max: number;
}

/**
 * The same for things of several kinds: what fits better comes first whatever it is, and of what
 * fits alike the first kind.
 */
export function fuzzyRankKinds<Value>(
  typed: string,
  kinds: readonly Kind<Value>[],
): readonly Value[] {
  return kinds
    .flatMap(kind => ranked(typed, kind))
    .sort((one, other) => one.rank - other.rank)
    .map(({ value }) => value);
}

interface Ranked<Value> {
  readonly value: Value;
  /** The less the better. */
  readonly rank: number;
}

function ranked<Value>(typed: string, { all, max }: Kind<Value>): readonly Ranked<Value>[] {
  const wanted = typed.toLowerCase();
  if (wanted === '') return all.slice(0, max).map(({ value }) => ({ value, rank: 0 }));
  return all
    .flatMap(({ value, name, whole }) => {
      const letters = {
        name: name.toLowerCase(),
        whole: whole.toLowerCase(),
        humps: humpsOf(name),
      };
      const rank = FITS.findIndex(fits => fits(wanted, letters));
      return rank === -1 ? [] : [{ value, rank, length: whole.length }];
    })
    .sort((one, other) => one.rank - other.rank || one.length - other.length)
    .slice(0, max);
}

/** The first letters of the words in a name: `chatView.ts` has `cvt`. */
function humpsOf(name: string): string {
  return (name.match(/[A-Z]|[a-z0-9]+/g) ?? []).map(word => word.charAt(0).toLowerCase()).join('');
}

/** Whether the letters of `typed` stand in `text`, in that order. */
function isWithin(typed: string, text: string): boolean {
  let at = -1;
  for (const letter of typed) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
