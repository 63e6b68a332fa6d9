import { type CursorSite, linePrefix, lineSuffix } from '../text/cursorSite.js';
import { banOf } from './banOf.js';
import type { Question } from './question.js';

/** A line longer than this is generated or minified, and no model helps there. */
const LINE_UNITS_MAX = 2_000;

/**
 * Why no model is asked at this place, as a sentence for a person; undefined where one is.
 *
 * What the person asked for by a command is refused only where it must be.
 */
export function whyNotAsk({ site, trigger, settings }: Question): string | undefined {
  const ban = banOf(site, settings);
  if (ban && ban.cause !== 'language') return ban.reason;
  if (settings.hindrance !== undefined) return settings.hindrance;
  if (LINE_UNITS_MAX < linePrefix(site).length + lineSuffix(site).length) {
    return 'The line is too long.';
  }
  if (trigger === 'invoked') return undefined;

  if (settings.trigger === 'manual') return '"cove.completion.trigger" is set to manual.';
  if (ban) return ban.reason;
  if (isBlankFile(site)) return 'The file is empty.';
  if (insideWord(site)) return 'The cursor is inside a word.';
  return undefined;
}

function isBlankFile({ above = '', before, after }: CursorSite): boolean {
  return !/\S/.test(above) && !/\S/.test(before) && !/\S/.test(after);
}

function insideWord({ before, after }: CursorSite): boolean {
  return /[\p{L}\p{N}_$]$/u.test(before.slice(-2)) && /^[\p{L}\p{N}_$]/u.test(after.slice(0, 2));
}
