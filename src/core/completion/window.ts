import { tokensOf, unitsFor } from '../models/tokens.js';
import type { CursorSite } from '../text/cursorSite.js';

/** The most tokens that a prompt may quote, before and after the cursor. */
export interface Budget {
  readonly before: number;
  readonly after: number;
}

/** The piece of a document that a prompt quotes, in UTF-16 offsets. */
export interface PromptWindow {
  readonly start: number;
  readonly end: number;
}

/**
 * The piece of the document around the cursor that fits the budget.
 *
 * The start stays where `anchor` says as long as the budget allows, and then jumps by half, so
 * that the prompts of one burst of typing share everything before the typed text.
 *
 * **Invariant:** by the estimate of `tokensOf` the piece never exceeds the budget, and no
 * surrogate pair is cut.
 */
export function windowOf(
  site: CursorSite,
  budget: Budget,
  anchor: number | undefined,
): PromptWindow {
  return { start: startOf(site.before, budget.before, anchor), end: endOf(site, budget.after) };
}

function startOf(before: string, tokens: number, anchor: number | undefined): number {
  const earliest = Math.max(0, before.length - unitsFor(tokens));
  if (earliest === 0 && tokensOf(before) <= tokens) return 0;
  if (anchor !== undefined && earliest <= anchor && anchor <= before.length) {
    if (tokensOf(before.slice(anchor)) <= tokens) return wholeCharacter(before, anchor);
  }
  let half = Math.max(earliest, before.length - unitsFor(tokens / 2));
  while (tokens / 2 < tokensOf(before.slice(half))) half += Math.ceil((before.length - half) / 2);
  return atLineStart(before, half);
}

/** The next line's start, or the place itself where the line is longer than the window. */
function atLineStart(text: string, offset: number): number {
  if (offset === 0) return 0;
  const lineEnd = text.indexOf('\n', offset - 1);
  if (0 <= lineEnd && lineEnd + 1 < text.length) return lineEnd + 1;
  return wholeCharacter(text, offset);
}

/** An anchor can fall between the halves of a pair when text before it changes. */
function wholeCharacter(text: string, offset: number): number {
  return isLowSurrogate(text.charCodeAt(offset)) ? offset + 1 : offset;
}

function endOf(site: CursorSite, tokens: number): number {
  const { before, after } = site;
  let length = Math.min(after.length, unitsFor(tokens));
  while (tokens < tokensOf(after.slice(0, length))) length = Math.floor(length / 2);
  if (length === after.length) return before.length + length;
  const lineEnd = after.lastIndexOf('\n', length - 1);
  if (0 < lineEnd) return before.length + lineEnd;
  return before.length + (isLowSurrogate(after.charCodeAt(length)) ? length - 1 : length);
}

function isLowSurrogate(unit: number): boolean {
  return 0xdc00 <= unit && unit <= 0xdfff;
}
