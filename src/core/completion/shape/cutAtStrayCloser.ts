import { type Bracket, bracketsIn, closeIn, OPENER_OF, unpaired } from '../../syntax/bracketsIn.js';
import { languageOf } from '../../syntax/languages.js';
import type { ShapeContext } from './shapeStep.js';
import { typeOver } from './typeOver.js';

/** Functions that are longer than what is read are few, in UTF-16 units. */
const SEEN_UNITS = 1 << 16;

/** Where the closers of what is open around the cursor are, in UTF-16 units. */
const BELOW_UNITS = 1 << 14;

/** Nobody nests deeper, and each closer is held against all that is open. */
const DEPTH_MAX = 256;

/** Of a longer document nobody knows here how many blocks are open. */
const UNSEEN_BLOCKS = '{'.repeat(64).split('');

/**
 * Cuts before the first closer that closes nothing: what the answer opened is closed already, what
 * the document opened above is closed below, and nothing is typed over.
 *
 * At `if (a) {\n  █\n}` the text `b();\n}` has a brace too many, and at `f(█) + c` the text `a) + b`
 * a parenthesis.
 */
export function cutAtStrayCloser(text: string, { site }: ShapeContext): string {
  if (!/[)\]}]/.test(text)) return text;
  const language = languageOf(site.language);
  const seen = site.before.slice(-SEEN_UNITS);
  const above = bracketsIn(seen, language);
  const unseen = seen.length < site.before.length ? UNSEEN_BLOCKS : [];
  const open = [...unseen, ...unpaired(above.brackets).open].slice(-DEPTH_MAX);
  let kept = text;
  for (;;) {
    const said = bracketsIn(kept, language, above.inside);
    const after = site.after.slice(typeOver(kept, site), BELOW_UNITS);
    const below = withoutPairs(bracketsIn(after, language, said.inside).brackets);
    const end = orderlyEnd(said.brackets, open, below.slice(0, DEPTH_MAX));
    if (end === undefined) return kept;
    kept = kept.slice(0, end).trimEnd();
  }
}

/** What is left without the pairs that stand by themselves: these close nothing of what is open. */
function withoutPairs(brackets: readonly Bracket[]): readonly string[] {
  const left: string[] = [];
  for (const { character } of brackets) {
    if (left.at(-1) === (OPENER_OF[character] ?? '')) left.pop();
    else left.push(character);
  }
  return left;
}

/**
 * The place of the last closer before which all that was said has its openers, and leaves to the
 * closers below theirs; undefined where that is so of all.
 */
function orderlyEnd(
  said: readonly Bracket[],
  open: readonly string[],
  below: readonly string[],
): number | undefined {
  const ends = endsIn(said, open);
  const strayAtFirst = strayCount(open, below);
  const last = ends.findLast(end => strayCount(end.open, below) <= strayAtFirst);
  return (last ?? ends[0])?.at;
}

/** Where the text may end, and what is open there. */
interface End {
  /** Before a closer of what was open; undefined at the end of all. */
  readonly at: number | undefined;
  readonly open: readonly string[];
}

function endsIn(said: readonly Bracket[], above: readonly string[]): readonly End[] {
  const ends: End[] = [];
  const open = [...above];
  let outer = above.length;
  for (const { character, at } of said) {
    if (!(character in OPENER_OF)) {
      open.push(character);
      continue;
    }
    const before = [...open];
    const closes = closeIn(open, character);
    if (!closes || open.length < outer) ends.push({ at, open: before });
    if (!closes) return ends;
    outer = Math.min(outer, open.length);
  }
  return [...ends, { at: undefined, open }];
}

/** How many of the closers below close nothing, with so much open above. */
function strayCount(open: readonly string[], below: readonly string[]): number {
  const left = [...open];
  let count = 0;
  for (const character of below) {
    if (!(character in OPENER_OF)) left.push(character);
    else if (!closeIn(left, character)) count += 1;
  }
  return count;
}
