import { bracketsIn, closedAt } from '../../syntax/bracketsIn.js';
import { languageOf } from '../../syntax/languages.js';
import type { ShapeContext } from './shapeStep.js';

/** Far enough to see where the string or comment began, in UTF-16 units. */
const SEEN_UNITS = 1 << 16;

/** In a longer document nobody counts the quotes. */
const BELOW_UNITS = 1 << 16;

/** What may stand on both sides of a line break, and is written in pairs. */
const LONG_QUOTE = /^(?:"""|'''|`)$/;

/**
 * Cuts where the answer ends a comment, or a string of several lines, that the document ends below.
 *
 * In a template of three lines a model says the last two, the quote, and the next statement: only
 * what comes before the quote is new.
 */
export function stayInside(text: string, { site }: ShapeContext): string {
  const language = languageOf(site.language);
  const close = language.blockComment?.[1];
  if (!/"""|'''|`/.test(text) && (close === undefined || !text.includes(close))) return text;
  const { inside } = bracketsIn(site.before.slice(-SEEN_UNITS), language);
  const ends = inside === close ? commentEnds(site.after, inside) : stringEnds(site.after, inside);
  const end = ends ? closedAt(text, 0, inside, language) : undefined;
  return end === undefined ? text : text.slice(0, end - inside.length);
}

/** Whether the comment ends on the cursor's line, or below lines that are part of it. */
function commentEnds(below: string, close: string): boolean {
  for (const [at, line] of below.slice(0, BELOW_UNITS).split('\n').entries()) {
    if (0 < at && close === '*/' && !/^\s*\*/.test(line)) return false;
    if (line.includes(close)) return true;
  }
  return false;
}

/** Whether the string ends below: of quotes in pairs, one is left over for it. */
function stringEnds(below: string, quote: string): boolean {
  if (!LONG_QUOTE.test(quote) || BELOW_UNITS < below.length) return false;
  return below.split(quote).length % 2 === 0;
}
