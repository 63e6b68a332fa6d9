import type { ShapeContext } from './shapeStep.js';

/**
 * Cuts where the model speaks to its runtime: what follows a control token is no code.
 *
 * Servers stop at the tokens themselves, but a model can also spell one letter by letter.
 */
export function cutAtControlText(text: string, { family }: ShapeContext): string {
  const marks = [...family.control, ...family.stop];
  const cuts = marks.map(mark => text.indexOf(mark)).filter(at => 0 <= at);
  return text.slice(0, Math.min(text.length, ...cuts));
}
