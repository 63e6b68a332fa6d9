import type { ShapeContext } from './shapeStep.js';

/**
 * Drops the last of several lines where the answer was cut off in it: half a line that nobody
 * finishes is worse than none. A single line is kept, since it is all there is.
 */
export function dropUnfinishedLine(text: string, { ended }: ShapeContext): string {
  if (ended !== 'cut') return text;
  const lastBreak = text.lastIndexOf('\n');
  const complete = text.slice(0, Math.max(0, lastBreak));
  return complete.trim() === '' ? text : complete;
}
