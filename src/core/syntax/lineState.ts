import type { Language } from './languages.js';
import type { Place } from './place.js';

export interface LineState {
  /** What the end of the line is in. */
  readonly inside: Place['inside'];
  /** Where the code of the line ends: at its end, or where a string or comment stays open. */
  readonly codeEnd: number;
}

interface Token {
  readonly inside: 'string' | 'comment';
  /** What begins it. */
  readonly open: string;
  /** What ends it; undefined where the end of the line does. */
  readonly close: string | undefined;
}

/** Of a longer line, which nobody wrote by hand, only the end is read. */
export const READ_LENGTH_MAX = 2_000;

/**
 * What a line says of its own end: `print("hi█` is in a string.
 *
 * It knows no other line, so it is for where no tree says more.
 */
export function lineStateOf(line: string, language: Language): LineState {
  let at = Math.max(0, line.length - READ_LENGTH_MAX);
  while (at < line.length) {
    const token = tokenAt(line, at, language);
    const end = token ? endOf(token, line, at) : at + 1;
    if (token && end === undefined) return { inside: token.inside, codeEnd: at };
    at = end ?? line.length;
  }
  return { inside: 'code', codeEnd: line.length };
}

/** The pieces of a line that are code, without its strings and comments. */
export function* codePieces(line: string, language: Language): Generator<string> {
  let from = Math.max(0, line.length - READ_LENGTH_MAX);
  for (let at = from; at < line.length;) {
    const token = tokenAt(line, at, language);
    if (!token) {
      at += 1;
      continue;
    }
    yield line.slice(from, at);
    const end = endOf(token, line, at);
    if (end === undefined) return;
    at = end;
    from = end;
  }
  yield line.slice(from);
}

function tokenAt(line: string, at: number, language: Language): Token | undefined {
  const { blockComment, quotes } = language;
  // First the block: in Lua its beginning begins like a line comment.
  if (blockComment && line.startsWith(blockComment[0], at)) {
    return { inside: 'comment', open: blockComment[0], close: blockComment[1] };
  }
  const comment = lineCommentAt(line, at, language);
  if (comment !== undefined) return { inside: 'comment', open: comment, close: undefined };
  const quote = quotes.find(each => line.startsWith(each, at));
  return quote === undefined ? undefined : { inside: 'string', open: quote, close: quote };
}

function lineCommentAt(line: string, at: number, language: Language): string | undefined {
  const before = line[at - 1];
  if (language.spacedComment && before !== undefined && before.trim() !== '') return undefined;
  return [language.lineComment, language.otherLineComment].find(
    mark => mark !== undefined && line.startsWith(mark, at),
  );
}

/** Where the token that begins at `at` ends; undefined where it does not on this line. */
function endOf({ inside, open, close }: Token, line: string, at: number): number | undefined {
  if (close === undefined) return undefined;
  for (let end = at + open.length; end < line.length; end++) {
    if (inside === 'string' && line[end] === '\\') end++;
    else if (line.startsWith(close, end)) return end + close.length;
  }
  return undefined;
}
