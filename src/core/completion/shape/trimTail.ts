import { lineSuffix } from '../../text/cursorSite.js';
import type { ShapeContext } from './shapeStep.js';

/**
 * Trims white space at the end, except where the line goes on behind the cursor: in `{█}` the
 * last line break is what puts the closing brace on its own line.
 */
export function trimTail(text: string, { site }: ShapeContext): string {
  return lineSuffix(site).trim() === '' ? text.trimEnd() : text;
}
