import { linePrefix } from '../../text/cursorSite.js';
import { linesIn } from '../../text/linesIn.js';
import { loopInLine } from './loopInLine.js';
import { repeatedAt } from './repeatedAt.js';
import type { ShapeContext } from './shapeStep.js';

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
    const last = lines[at - repeatedAt(whole, at)];
    if (last && last !== line) return text.slice(0, last.end);
    const cut = loopInLine(line.text);
    // Half a line below whole ones is nothing that anybody wants.
    if (cut !== undefined) return at === 0 ? text.slice(0, cut) : text.slice(0, line.start - 1);
  }
  return text;
}
