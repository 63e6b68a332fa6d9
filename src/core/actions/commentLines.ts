import type { Language } from '../syntax/languages.js';
import { isBlank } from '../text/cursorSite.js';

/** What a string begins with that stands for itself, and so is a comment in Python. */
const DOCSTRING = /^[rRuUbB]?("""|''')/;

/** Which of the lines hold a comment, or a docstring, and nothing else. */
export function commentLines(lines: readonly string[], language: Language): readonly boolean[] {
  let close: string | undefined;
  return lines.map(line => {
    const text = line.trim();
    if (close !== undefined) {
      const at = text.indexOf(close);
      if (at < 0) return true;
      const alone = at + close.length === text.length;
      close = undefined;
      return alone;
    }
    if (isBlank(line)) return false;
    if (isLineComment(text, language)) return true;
    const begun = beginning(text, language);
    if (!begun) return false;
    const end = text.indexOf(begun.close, begun.length);
    if (end < 0) close = begun.close;
    return end < 0 || end + begun.close.length === text.length;
  });
}

function isLineComment(text: string, { lineComment, otherLineComment }: Language): boolean {
  return [lineComment, otherLineComment].some(mark => mark !== undefined && text.startsWith(mark));
}

/** How a comment over several lines begins, and what ends it. */
function beginning(
  text: string,
  { block, blockComment }: Language,
): { readonly close: string; readonly length: number } | undefined {
  if (blockComment && text.startsWith(blockComment[0])) {
    return { close: blockComment[1], length: blockComment[0].length };
  }
  const [all = '', quotes] = block === 'indent' ? (DOCSTRING.exec(text) ?? []) : [];
  return quotes === undefined ? undefined : { close: quotes, length: all.length };
}
