import { isBlank, linePrefix, lineSuffix } from '../text/cursorSite.js';
import type { CursorSite } from '../text/cursorSite.js';
import { looksLikeEmptyBlock } from './emptyBlock.js';
import { languageOf } from './languages.js';
import type { Language } from './languages.js';
import { lineStateOf } from './lineState.js';
import type { Place } from './place.js';
import { codeOf, lineAbove, opensBlock } from './surroundings.js';

/**
 * How much a suggestion may fill: the rest of the line, the lines of a call, list or block that it
 * begins, or the block that the cursor is in.
 */
export type Span = 'line' | 'statement' | 'block';

/** What the user allows: `cove.completion.multiline`. */
export type Multiline = 'auto' | 'always' | 'never';

/** What an editor closes by itself, and so may stand right of a cursor at the end of the code. */
const CLOSERS = /^(?:[)\]};,\s]|<\/[\w.:-]*>)*$/;
const CLOSERS_AND_END = /^(?:[)\]};,\s]|\bend\b)*$/;

/** No editor closes so much by itself, and a pattern reads no line without an end. */
const CLOSERS_UNITS_MAX = 1_000;

/**
 * How much a suggestion at the cursor may fill.
 *
 * A block where one begins: below `{`, in an empty body, below a comment that says what comes.
 * A statement elsewhere, and a line where something follows: many lines that nobody asked for push
 * the user's own code out of sight.
 */
export function spanOf(site: CursorSite, place: Place | undefined, multiline: Multiline): Span {
  if (multiline === 'never') return 'line';
  const language = languageOf(site.language);
  const inside = place?.inside ?? lineStateOf(linePrefix(site), language).inside;
  if (inside !== 'code' || codeFollows(site, language)) return 'line';
  if (multiline === 'always') return 'block';
  return blockBegins(site, place, language) ? 'block' : 'statement';
}

/** Whether more stands right of the cursor than what an editor puts there by itself. */
export function codeFollows(site: CursorSite, { block }: Language): boolean {
  const suffix = lineSuffix(site);
  const closers = block === 'end' ? CLOSERS_AND_END : CLOSERS;
  return CLOSERS_UNITS_MAX < suffix.length || !closers.test(suffix);
}

function blockBegins(site: CursorSite, place: Place | undefined, language: Language): boolean {
  if (place?.emptyBlock ?? looksLikeEmptyBlock(site)) return true;
  const prefix = linePrefix(site);
  if (isBlank(prefix)) {
    const above = lineAbove(site);
    if (above === undefined) return false;
    return isComment(above, language) || opensBlock(codeOf(above, language), language);
  }
  const suffix = lineSuffix(site);
  if (isBlank(suffix)) return opensBlock(prefix, language);
  // `f({█})` may grow; `f(█)`, `[█]`, `lambda: █)` and `<p>{█}</p>` rarely do.
  return language.block === 'braces' && /(?:\{|=>)\s*$/.test(prefix) && !suffix.includes('<');
}

/** Whether the line is, or ends, a comment: it often says what the next lines will do. */
function isComment(line: string, language: Language): boolean {
  const text = line.trim();
  const marks = [language.lineComment, language.otherLineComment, language.blockComment?.[0]];
  if (marks.some(mark => mark !== undefined && text.startsWith(mark))) return true;
  const close = language.block === 'indent' ? '"""' : language.blockComment?.[1];
  return close !== undefined && text.endsWith(close);
}
