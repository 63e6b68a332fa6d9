import type { Range } from '../protocol/panel/shapes.js';

/** So much is read at a glance, and what is said of it is too; more is worth a talk beside the code. */
const LINES_MAX = 2;

/** Whether some code is selected, and little of it. */
export function isShort({ start, end }: Range): boolean {
  const isEmpty = start.line === end.line && start.character === end.character;
  return !isEmpty && lastLine({ start, end }) - start.line < LINES_MAX;
}

/** The last line of which a range holds something. */
export function lastLine({ start, end }: Range): number {
  return end.character === 0 && start.line < end.line ? end.line - 1 : end.line;
}
