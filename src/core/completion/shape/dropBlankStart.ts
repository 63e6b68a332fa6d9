import { isBlank, linePrefix } from '../../text/cursorSite.js';
import type { ShapeContext } from './shapeStep.js';

/**
 * Drops blank lines that the answer begins with where the cursor's line is blank itself, and the
 * indent that the line already has.
 *
 * At `    █` the model may begin with `\n    return x;`: the person stands on that line already.
 */
export function dropBlankStart(text: string, { site }: ShapeContext): string {
  const prefix = linePrefix(site);
  if (!isBlank(prefix)) return text;
  const blankLines = /^(?:[ \t]*\n)+/.exec(text)?.[0] ?? '';
  const rest = text.slice(blankLines.length);
  return blankLines !== '' && rest.startsWith(prefix) ? rest.slice(prefix.length) : rest;
}
