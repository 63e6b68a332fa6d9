import type { Language } from '../../syntax/languages.js';

/** How models say that they left code out, within a comment. */
const SAYS_SO =
  /(?:^|\s)(?:\.{3}|…)|(?:\.{3}|…)$|\b(?:rest|remainder|remaining|existing|other|previous|original|same|unchanged|omitted)\b.*\b(?:code|unchanged|same|before|above|methods?|functions?|function|class|implementation|here|lines?|logic|body|omitted|stays?|remains?|file|cases?|imports?)\b|^\W*(?:unchanged|existing code|same as before|code omitted)\W*$/i;

/** Whether a line stands for code that the model left out: `// ... rest unchanged`. */
export function isElision(
  line: string,
  language: Language,
  original: ReadonlySet<string>,
): boolean {
  const text = line.trim();
  if (text === '' || original.has(text)) return false;
  if (/^(?:\.{3}|…)$/.test(text)) return true;
  const words = commentWords(text, language);
  return words !== undefined && SAYS_SO.test(words);
}

/** What a line says that is a comment and nothing else; undefined where it is not. */
function commentWords(text: string, language: Language): string | undefined {
  const { lineComment, otherLineComment, blockComment } = language;
  const marks = [lineComment, otherLineComment].filter(mark => mark !== undefined);
  const mark = marks.find(each => text.startsWith(each));
  if (mark !== undefined) return text.slice(mark.length).trim();
  if (blockComment === undefined) return undefined;
  const [open, close] = blockComment;
  // `{/* … */}` is how a comment stands in markup within a script.
  const bare = text.replace(/^\{(.*)\}$/, '$1').trim();
  if (!bare.startsWith(open) || !bare.endsWith(close)) return undefined;
  return bare.slice(open.length, -close.length).trim();
}
