import type { CursorSite } from '../text/cursorSite.js';
import { bracketsIn, LINE_END } from './bracketsIn.js';
import { type Language, languageOf } from './languages.js';
import type { Place } from './place.js';

/** Far enough to see where the comment or string around a cursor began, in UTF-16 units. */
const SEEN_UNITS = 1 << 16;

/**
 * What the cursor is in, by the text of the lines above too: a comment or string may span lines.
 *
 * At `/**\n * A█` it is a comment. For where there is no tree.
 */
export function insideAt({ before, language: id }: CursorSite): Place['inside'] {
  const language = languageOf(id);
  return insideOf(bracketsIn(before.slice(-SEEN_UNITS), language).inside, language);
}

/** What it is that `mark` ends. */
export function insideOf(mark: string, { blockComment }: Language): Place['inside'] {
  if (mark === '') return 'code';
  return mark === LINE_END || mark === blockComment?.[1] ? 'comment' : 'string';
}
