/** A line of a text, and where it is in it, in UTF-16 units. */
export interface Line {
  readonly text: string;
  readonly start: number;
  /** Before its break. */
  readonly end: number;
}

/** The lines of a text with `\n` between them; the last one may be empty. */
export function linesIn(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map(line => {
    const found = { text: line, start, end: start + line.length };
    start = found.end + 1;
    return found;
  });
}
