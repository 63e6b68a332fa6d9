import { isBlank, linePrefix } from '../../text/cursorSite.js';
import { linesIn } from '../../text/linesIn.js';
import { isTelling } from './essenceOf.js';
import { loopInLine } from './loopInLine.js';
import type { ShapeContext } from './shapeStep.js';

/** A block of more lines is said twice by people too. */
const BLOCK_LINES_MAX = 4;

/** Rows of numbers, closers and rulers repeat by right, as often as they are looked at. */
const DULL_LINES_MAX = 16;

/**
 * Cuts where the answer turns in a circle: before the second time of the same line, or of the same
 * few lines, or of a piece of a line that came too often. Small models do so where they have
 * nothing more to say.
 *
 * Of `a();\na();\na();` one is left, of `[a, a, a, a, a` the first `a`.
 */
export function cutAtLoop(text: string, { site }: ShapeContext): string {
  const lines = linesIn(text);
  const whole = lines.map(line => line.text.trimEnd());
  whole[0] = linePrefix(site) + (whole[0] ?? '');
  for (const [at, line] of lines.entries()) {
    const size = blockSize(whole, at);
    const last = lines[at + size - 1];
    if (0 < size && last) return text.slice(0, last.end);
    const cut = loopInLine(line.text);
    // Half a line below whole ones is nothing that anybody wants.
    if (cut !== undefined) return at === 0 ? text.slice(0, cut) : text.slice(0, line.start - 1);
  }
  return text;
}

/** How many lines from `at` stand there again right behind themselves; 0 where none do. */
function blockSize(lines: readonly string[], at: number): number {
  for (let size = 1; size <= BLOCK_LINES_MAX; size++) {
    const block = lines.slice(at, at + size);
    if (block.some(isTelling) && repeats(lines, at, size)) return size;
  }
  const dull = lines[at] ?? '';
  const isLoop = !isBlank(dull) && at + DULL_LINES_MAX < lines.length;
  return isLoop && lines.slice(at, at + DULL_LINES_MAX + 1).every(line => line === dull)
    ? DULL_LINES_MAX
    : 0;
}

function repeats(lines: readonly string[], at: number, size: number): boolean {
  for (let line = at; line < at + size; line++) {
    if (lines[line] !== lines[line + size]) return false;
  }
  return true;
}
