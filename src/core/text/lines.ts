/** The offset at which the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset at which the line of `offset` ends, before its break. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return offset < at && text[at - 1] === '\r' ? at - 1 : at;
}

/** The lines, without their breaks. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

/** The break that most lines of `text` end with; `\n` where there is none. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const all = text.match(/\n/g)?.length ?? 0;
  const long = text.match(/\r\n/g)?.length ?? 0;
  return all < 2 * long ? '\r\n' : '\n';
}
