import { linePrefix } from '../../text/cursorSite.js';
import { preambleEnd } from './preamble.js';
import type { ShapeContext } from './shapeStep.js';

/**
 * Drops what stands before the code: the fence of a chat, what it says to the person, and the line
 * that names the file. Of an answer that is nothing else, nothing is left.
 *
 * `Sure! Here it is:`, a fence, and `42` become `42`.
 */
export function dropPreamble(text: string, { site }: ShapeContext): string {
  const end = preambleEnd(text, site);
  if (end === 0) return text;
  const rest = text.slice(end);
  return goesBelow(linePrefix(site), text, rest) && text.charAt(end - 1) === '\n'
    ? text.slice(end - 1)
    : rest;
}

/** Whether the code belongs on the next line: the cursor's own is complete, or it is indented. */
function goesBelow(prefix: string, text: string, rest: string): boolean {
  if (prefix.trim() === '' || /\s$/.test(prefix) || rest.trim() === '') return false;
  const isComplete = /[;{}]$/.test(prefix) || /^[ \t]/.test(rest);
  return isComplete || (/^[ \t]*\n/.test(text) && !/^\s*(?:```|~~~)/.test(text));
}
