import { unitEnd } from '../unitEnd.js';
import type { ShapeContext } from './shapeStep.js';

/** Cuts behind the line, or the block, that was asked for. */
export function cutAtUnitEnd(text: string, { site, span }: ShapeContext): string {
  // A last line without its break is as complete as it will get.
  const end = unitEnd(`${text}\n`, site, span);
  return text.slice(0, end);
}
