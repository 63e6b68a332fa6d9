import { languageOf } from '../../syntax/languages.js';
import { codeOf, lastWrittenLine, opensBlock } from '../../syntax/surroundings.js';
import { type CursorSite, indentOf, isBlank, linePrefix } from '../../text/cursorSite.js';
import { indentColumns } from '../../text/indent.js';
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
  if (blankLines === '' && goesDeeper(site)) return rest;
  if (rest.startsWith(prefix)) return rest.slice(prefix.length);
  // A line of its own that is farther out than the cursor cannot be reached from here.
  return blankLines === '' ? rest : withoutIndent(rest);
}

/** Whether the line above opens a block, and the cursor does not stand in it yet. */
function goesDeeper(site: CursorSite): boolean {
  const above = lastWrittenLine(site);
  const language = languageOf(site.language);
  if (above === undefined || !opensBlock(codeOf(above, language), language)) return false;
  return indentColumns(linePrefix(site)) <= indentColumns(above);
}

function withoutIndent(text: string): string {
  return text.slice(indentOf(text).length);
}
