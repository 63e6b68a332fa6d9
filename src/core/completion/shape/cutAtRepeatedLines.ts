import { writtenLinesBelow } from '../../syntax/surroundings.js';
import { isBlank, linePrefix } from '../../text/cursorSite.js';
import { indentColumns } from '../../text/indent.js';
import { linesIn } from '../../text/linesIn.js';
import { essenceOf, isTelling } from './essenceOf.js';
import type { ShapeContext } from './shapeStep.js';

/** As far as a model walks into what follows before one of the lines tells that it does. */
const NEXT_LINES_MAX = 4;

/**
 * Cuts where the answer begins to repeat the lines that follow the cursor in the document.
 *
 * At `a();\n█\nc();` a model says `b();\nc();`, and only `b();` is new. Closers alone tell nothing,
 * and a line that is farther in than the one below stands in a block of its own.
 */
export function cutAtRepeatedLines(text: string, { site }: ShapeContext): string {
  const next = writtenLinesBelow(site, NEXT_LINES_MAX);
  if (next.length === 0) return text;
  const prefix = linePrefix(site);
  const lines = linesIn(text)
    .map(line => ({ ...line, text: line.start === 0 ? prefix + line.text : line.text }))
    .filter(line => !isBlank(line.text));
  const begins = lines.findIndex((_, at) => {
    const said = lines.slice(at, at + next.length).map(line => line.text);
    return walksInto(said, next);
  });
  const line = lines[begins];
  return line === undefined ? text : text.slice(0, line.start).trimEnd();
}

/** Whether lines go on as the next ones do, and say so much that this is no chance. */
function walksInto(said: readonly string[], next: readonly string[]): boolean {
  let telling = 0;
  const isDeeper = indentColumns(next[0] ?? '') < indentColumns(said[0] ?? '');
  for (const [at, line] of said.entries()) {
    if (essenceOf(line) !== essenceOf(next[at] ?? '')) return false;
    if (isTelling(line)) telling += 1;
    if ((isDeeper ? 1 : 0) < telling) return true;
  }
  return false;
}
