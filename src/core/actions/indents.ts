import { indentOf, isBlank } from '../text/cursorSite.js';

/** The white space that all written lines begin with. */
export function commonIndent(lines: readonly string[]): string {
  const indents = lines.filter(line => !isBlank(line)).map(indentOf);
  const [first = '', ...rest] = indents;
  return rest.reduce(commonStart, first);
}

/** The lines without `indent` where they begin with it; a blank line is empty. */
export function withoutIndent(lines: readonly string[], indent: string): readonly string[] {
  return lines.map(line => {
    if (isBlank(line)) return '';
    return line.startsWith(indent) ? line.slice(indent.length) : line;
  });
}

/** The lines with `indent` before them; a blank line stays empty. */
export function withIndent(lines: readonly string[], indent: string): readonly string[] {
  return lines.map(line => (isBlank(line) ? '' : indent + line));
}

/**
 * The white space of one level of indent: a tab, or so many blanks; undefined where no line is
 * deeper than the one above it. Lines that begin with `*` go on with a comment and do not count.
 */
export function indentUnit(lines: readonly string[]): string | undefined {
  const indents = lines
    .filter(line => !isBlank(line) && !line.trimStart().startsWith('*'))
    .map(indentOf);
  const steps = indents.flatMap((indent, at) => {
    const above = indents[at - 1];
    const deeper = above !== undefined && indent.startsWith(above) && above !== indent;
    return deeper ? [indent.slice(above.length)] : [];
  });
  const [smallest] = steps.sort((one, other) => one.length - other.length);
  return smallest?.startsWith('\t') ? '\t' : smallest;
}

function commonStart(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}
