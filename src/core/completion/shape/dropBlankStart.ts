import { indentOf, isBlank, linePrefix } from '../../text/cursorSite.js';
import type { ShapeContext } from './shapeStep.js';

/**
 * Drops what the answer begins with and the cursor's line already has: blank lines where it is
 * blank itself, its indent, and the blank that its text ends with.
 *
 * At `    █` the model may begin with `\n    return x;`: the person stands on that line already. At
 * `return █` it may begin with ` x`.
 */
export function dropBlankStart(text: string, { site }: ShapeContext): string {
  const prefix = linePrefix(site);
  if (!isBlank(prefix)) return /\s$/.test(prefix) ? withoutIndent(text) : text;
  const blankLines = /^(?:[ \t]*\n)+/.exec(text)?.[0] ?? '';
  const rest = text.slice(blankLines.length);
  if (rest.startsWith(prefix)) return rest.slice(prefix.length);
  // A line of its own that is farther out than the cursor cannot be reached from here.
  return blankLines === '' ? rest : withoutIndent(rest);
}

function withoutIndent(text: string): string {
  return text.slice(indentOf(text).length);
}
