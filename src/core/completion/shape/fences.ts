/** A line that opens or closes a piece of code in Markdown, and is nothing in any other language. */
const FENCE = /^[ \t]*(?:```+[^`\n]*|~~~~*[ \t]*[\w+#.-]*)$/;

/** Whether a line is a fence of Markdown, such as ` ```ts `. */
export function isFence(line: string): boolean {
  return FENCE.test(line.trimEnd());
}
