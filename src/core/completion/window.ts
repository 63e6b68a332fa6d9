import type { TokenCount } from '../models/tokenMeter.js';
import { isLowSurrogate } from '../text/cutTo.js';

/** The most tokens that a prompt may quote. */
export interface Budget {
  /** Before the hole. */
  readonly before: number;
  /** In the hole: what was typed since it was opened. */
  readonly typed: number;
  /** Behind the hole. */
  readonly after: number;
}

/**
 * Where the piece of `text` begins that a prompt quotes: its last `tokens`, from a line's start.
 *
 * The start stays where `anchor` says as long as the tokens allow, and then jumps by half, so that
 * the prompts of one burst of typing begin alike.
 *
 * **Invariant:** by `count` the piece never exceeds `tokens`, and no surrogate pair is cut.
 */
export function headStart(
  text: string,
  tokens: number,
  count: TokenCount,
  anchor: number | undefined,
): number {
  const earliest = Math.max(0, text.length - count.unitsFor(tokens));
  if (earliest === 0 && count.tokensOf(text) <= tokens) return 0;
  if (anchor !== undefined && earliest <= anchor && anchor <= text.length) {
    if (count.tokensOf(text.slice(anchor)) <= tokens) return wholeCharacter(text, anchor);
  }
  let half = Math.max(earliest, text.length - count.unitsFor(tokens / 2));
  while (tokens / 2 < count.tokensOf(text.slice(half))) {
    half += Math.ceil((text.length - half) / 2);
  }
  return atLineStart(text, half);
}

/** The next line's start, or the place itself where the line is longer than the piece. */
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

/**
 * Where the piece of `text` ends that a prompt quotes: its first `tokens`, to a line's end.
 *
 * **Invariant:** by `count` the piece never exceeds `tokens`, and no surrogate pair is cut.
 */
export function tailEnd(text: string, tokens: number, count: TokenCount): number {
  let length = Math.min(text.length, count.unitsFor(tokens));
  while (tokens < count.tokensOf(text.slice(0, length))) length = Math.floor(length / 2);
  if (length === text.length) return length;
  const lineEnd = text.lastIndexOf('\n', length - 1);
  if (0 < lineEnd) return lineEnd;
  return isLowSurrogate(text.charCodeAt(length)) ? length - 1 : length;
}
