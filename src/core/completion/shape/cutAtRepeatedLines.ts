import { isBlank, lineSuffix } from '../../text/cursorSite.js';
import type { ShapeContext } from './shapeStep.js';

/** Shorter lines, such as `}` or `end`, repeat by right. In UTF-16 units, without white space. */
const TELLING_UNITS = 4;

/**
 * Cuts where the answer begins to repeat the line that follows the cursor in the document.
 *
 * At `a();\n█\nc();` a model says `b();\nc();`, and only `b();` is new.
 */
export function cutAtRepeatedLines(text: string, { site }: ShapeContext): string {
  const next = nextLine(site.after.slice(lineSuffix(site).length));
  if (next.length < TELLING_UNITS) return text;
  let offset = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === next) return text.slice(0, offset).trimEnd();
    offset += line.length + 1;
  }
  return text;
}

/** The first line that says something, without the white space around it. */
function nextLine(text: string): string {
  // Far enough for any blank lines that people leave between two statements.
  return (
    text
      .slice(0, 2_000)
      .split('\n')
      .find(line => !isBlank(line))
      ?.trim() ?? ''
  );
}
