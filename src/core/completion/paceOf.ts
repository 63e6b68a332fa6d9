import { type CursorSite, isBlank, linePrefix } from '../text/cursorSite.js';

/**
 * A fluent typist strikes a key each 100 to 200 ms. The editor waits 50 ms itself; together with
 * these a word is rarely interrupted by a request, and a pause is used from its first tenth.
 */
const IN_A_WORD_MS = 75;

/** After these a person often stops to think, and the next word is the model's to propose. */
const PAUSE_LIKELY = /[\s({[.,:;=>]$/;

/** How long to wait after this keystroke before a model is asked, in ms. */
export function paceOf(site: CursorSite, delayMs: number): number {
  if (0 <= delayMs) return delayMs;
  const prefix = linePrefix(site);
  return isBlank(prefix) || PAUSE_LIKELY.test(prefix) ? 0 : IN_A_WORD_MS;
}
