import type { Language } from '../syntax/languages.js';
import { isBlank } from '../text/cursorSite.js';
import { lineEnd, lineStart } from '../text/lines.js';

/** A longer comment is a license, or a manual. */
const LINES_MAX = 60;

/** What stands above a function and belongs to it: `@cached`, `#[test]`, `[Fact]`. */
const DECORATOR = /^(?:@[\w.]+|#!?\[.*\]|\[[\w.]+(?:\(.*\))?\])/;

/**
 * Where the comments and decorators begin that stand right above the line at `start`; `start` where
 * there are none. A target without them would get a second doc comment.
 */
export function attachedStart(text: string, start: number, language: Language): number {
  let at = start;
  let closing = false;
  for (let passed = 0; 0 < at && passed < LINES_MAX; passed++) {
    const above = lineStart(text, at - 1);
    const line = text.slice(above, lineEnd(text, above)).trim();
    if (!closing && (isBlank(line) || !belongs(line, language))) return at;
    const [open = '', close = ''] = language.blockComment ?? [];
    if (close !== '' && line.endsWith(close)) closing = true;
    if (open !== '' && line.startsWith(open)) closing = false;
    at = above;
  }
  return closing ? start : at;
}

function belongs(line: string, { lineComment, blockComment }: Language): boolean {
  if (DECORATOR.test(line)) return true;
  if (lineComment !== undefined && line.startsWith(lineComment)) return true;
  if (blockComment === undefined) return false;
  const [open, close] = blockComment;
  // Code that ends with a comment is code: `a = 1; /* one */`.
  return line.endsWith(close) && (line.startsWith(open) || !line.includes(open));
}
