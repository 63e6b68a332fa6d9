/** Lines that are as long and begin alike are alike, in UTF-16 units. */
const COMPARED_UNITS = 1_000;

/** Shorter lines, such as `}` or `end`, repeat by right. In UTF-16 units, without white space. */
const TELLING_UNITS = 4;

/** What ends a block or an element, and begins nothing. */
const CLOSERS = /^(?:[^\p{L}]|<\/[\w.:-]*>|\b(?:end|fi|done|esac)\b)*$/u;

/**
 * A line as it is compared with another: without white space, and without the comma or semicolon
 * at its end. `foo( a );` and `  foo(a)` are the same.
 */
export function essenceOf(line: string): string {
  const dense = line
    .slice(0, COMPARED_UNITS)
    .replaceAll(/\s+/g, '')
    .replace(/[,;]+$/, '');
  return line.length <= COMPARED_UNITS ? dense : `${dense} ${line.length}`;
}

/** Whether a line says so much that it stands twice only by mistake: no closer, and no numbers. */
export function isTelling(line: string): boolean {
  return TELLING_UNITS <= essenceOf(line).length && !CLOSERS.test(line.slice(0, COMPARED_UNITS));
}
