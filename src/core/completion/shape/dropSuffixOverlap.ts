import { lineSuffix } from '../../text/cursorSite.js';
import { closersBrought, isClosers } from './closersBrought.js';
import type { ShapeContext } from './shapeStep.js';

/**
 * Drops the end of the text that the line already has after the cursor.
 *
 * Models like to close what is already closed: at `print("hi█")` they say ` there")`,
 * and inserting that as it stands would leave `print("hi there")")`. What the text opened itself
 * it may close: at `print(█)` all of `f(x)` is new.
 */
export function dropSuffixOverlap(text: string, { site }: ShapeContext): string {
  const ahead = lineSuffix(site).trimEnd();
  const said = text.trimEnd();
  if (ahead === '') return text;
  if (isClosers(ahead)) {
    const { count, end } = closersBrought(said, ahead);
    if (0 < count && end === said.length) return said.slice(0, -count);
    return /^[;,]/.test(ahead) && said.endsWith(ahead) ? said.slice(0, -ahead.length) : text;
  }
  return said.endsWith(ahead) ? said.slice(0, -ahead.length) : text;
}
