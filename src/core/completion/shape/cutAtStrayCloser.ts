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
    const stray = firstStray(said.brackets, open, below.slice(0, DEPTH_MAX));
    if (stray === undefined) return kept;
    kept = kept.slice(0, stray).trimEnd();
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
 * The place of the first closer in what was said that has no opener there, and none above that the
 * closers below can do without.
 */
function firstStray(
  said: readonly Bracket[],
  open: readonly string[],
  below: readonly string[],
): number | undefined {
  const own: string[] = [];
  let outer = [...open];
  const strayAtFirst = strayCount(open, below);
  for (const { character, at } of said) {
    if (!(character in OPENER_OF)) own.push(character);
    else if (!closeIn(own, character)) {
      const left = [...outer];
      if (!closeIn(left, character) || strayAtFirst < strayCount(left, below)) return at;
      outer = left;
      own.length = 0;
    }
  }
  return undefined;
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
