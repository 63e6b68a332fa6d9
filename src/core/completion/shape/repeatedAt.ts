import { isBlank } from '../../text/cursorSite.js';
import { isTelling } from './essenceOf.js';

/** A block of more lines is said twice by people too. */
const BLOCK_LINES_MAX = 4;

/** Rows of numbers, closers and rulers repeat by right, as often as they are looked at. */
const DULL_LINES_MAX = 16;

/**
 * How many lines, of which the last is that at `at`, only repeat the ones right before them; 0 where
 * none do.
 *
 * It asks for no line behind that, so that a stream can be ended there.
 */
export function repeatedAt(lines: readonly string[], at: number): number {
  for (let size = 1; size <= BLOCK_LINES_MAX; size++) {
    const isTwice = size * 2 <= at + 1 && repeats(lines, at, size);
    if (isTwice && lines.slice(at + 1 - size, at + 1).some(isTelling)) return size;
  }
  const dull = lines[at] ?? '';
  if (isBlank(dull) || at < DULL_LINES_MAX) return 0;
  return lines.slice(at - DULL_LINES_MAX, at).every(line => line === dull) ? 1 : 0;
}

function repeats(lines: readonly string[], at: number, size: number): boolean {
  for (let line = at; at - size < line; line--) {
    if (lines[line] !== lines[line - size]) return false;
  }
  return true;
}
