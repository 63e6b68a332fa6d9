import type { Language } from '../../syntax/languages.js';

const WHAT = 'code|methods?|functions?|implementation|logic|body|file|imports?|fields?|props';

/**
 * How models say, in a comment, that they left code out: with three dots first, or with a word for
 * what is missing first. Comments that only mention such words are for people.
 */
const SAYS_SO = new RegExp(
  [
    '^\\W*(?:\\.{3}|…)',
    `^\\W*(?:the )?(?:rest|remainder|remaining|existing|other|previous|original|same|omitted)\\b.*\\b(?:${WHAT}|unchanged|same|before|above|here|omitted)\\b`,
    `^\\W*(?:the )?(?:${WHAT})\\b.*\\b(?:unchanged|same|omitted|as before|goes here)\\W*$`,
    '^\\W*(?:unchanged|omitted)\\W*$',
  ].join('|'),
  'i',
);

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
