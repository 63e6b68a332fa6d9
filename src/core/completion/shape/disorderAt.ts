import { type Bracket, bracketsIn, closeIn, OPENER_OF, unpaired } from '../../syntax/bracketsIn.js';
import { type Language, languageOf } from '../../syntax/languages.js';
import { type CursorSite, linePrefix } from '../../text/cursorSite.js';
import type { Disorder } from './overlapStart.js';

/** Far enough to see what is open around the cursor, in UTF-16 units. */
const SEEN_UNITS = 1 << 16;

/** Where not all brackets come in pairs, those of one line mostly do. */
const PLAIN: Language = { ids: [], block: 'none', quotes: ['"'] };

/**
 * How much would be out of order on the cursor's line with a text before `ahead`: brackets that
 * nothing closes or opens, a string without its end, and another bracket of the lines above closed
 * than is closed there now.
 *
 * At `(█) + 1` it is 0 for `f(x)`, and more for `f(x`.
 */
export function disorderAt(site: CursorSite, ahead: string): Disorder {
  const known = languageOf(site.language);
  const language = known.pairs === undefined ? known : PLAIN;
  const { open, inside: begun } = openAt(site, language);
  const closed = measured(bracketsIn(ahead, language, begun).brackets, open).closed;
  return inserted => {
    const { brackets, inside } = bracketsIn(inserted + ahead, language, begun);
    const found = measured(brackets, open);
    return (
      found.unpaired +
      Math.abs(found.closed - closed) +
      (/^["'`]/.test(inside) ? 1 : 0) +
      unpairedAngles(linePrefix(site) + inserted + ahead)
    );
  };
}

/** What is open at the cursor; of the lines above since the last block, which no such line closes. */
function openAt(
  site: CursorSite,
  language: Language,
): { readonly open: readonly string[]; readonly inside: string } {
  const prefix = linePrefix(site);
  const seen = site.before.slice(-SEEN_UNITS - prefix.length, site.before.length - prefix.length);
  const above = bracketsIn(seen, language);
  const all = unpaired(above.brackets).open;
  const open = all.slice(all.lastIndexOf('{') + 1);
  const { brackets, inside } = bracketsIn(prefix, language, above.inside);
  for (const { character } of brackets) {
    if (character in OPENER_OF) closeIn(open, character);
    else open.push(character);
  }
  return { open, inside };
}

/** How many of the brackets have no partner, and how many close what is open above. */
function measured(
  brackets: readonly Bracket[],
  above: readonly string[],
): { readonly unpaired: number; readonly closed: number } {
  const own: string[] = [];
  let closed = 0;
  let stray = 0;
  for (const { character } of brackets) {
    const opener = OPENER_OF[character];
    if (opener === undefined) own.push(character);
    else if (own.at(-1) === opener) own.pop();
    else if (own.length === 0 && above.at(-1 - closed) === opener) closed += 1;
    else stray += 1;
  }
  return { unpaired: own.length + stray, closed };
}

/** How many angle brackets of types and elements have no partner; arrows and comparisons are none. */
function unpairedAngles(line: string): number {
  let open = 0;
  let stray = 0;
  for (const [angle] of line.matchAll(/<(?![\s=<])|(?<![\s=-])>/g)) {
    if (angle === '<') open += 1;
    else if (0 < open) open -= 1;
    else stray += 1;
  }
  return open + stray;
}
