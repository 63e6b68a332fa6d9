/** A longer word is no person's: a hash, or data. */
const WORD_UNITS_MAX = 48;

/** What all code and all questions hold, so that it tells no piece of code from another. */
const COMMON = new Set(
  (
    'the and for are was were has have had does did not but with from into that this these those ' +
    'there where when which what who how why can could should would will all any some our your ' +
    'you its his her they them then than also only just use used using get set ' +
    'const let var function return class interface type export import public private protected ' +
    'static void new self def end if else elif while do switch case break continue try catch ' +
    'finally throw null nil none undefined true false int string bool boolean number async await ' +
    'func fn pub mut struct enum impl package namespace readonly require include typeof in is of ' +
    'or an as at be by it no on to we code file files please explain show tell find work works'
  ).split(' '),
);

const IDENTIFIERS = /[\p{L}\p{N}_$]+/gu;

/** `parseHTTPUrl2` is `parse`, `HTTP`, `Url` and `2`. */
const PARTS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[^\p{Lu}\p{Ll}\p{N}_$]+/gu;

/**
 * The words of code or of a question, as the search compares them: in small letters, in the
 * singular, each part of an identifier by itself and behind it the whole. With repetitions; without
 * what is as common as `return`.
 *
 * **Invariant:** the words of an identifier hold those of each of its parts, in whatever style it
 * is written.
 */
export function wordsIn(text: string): string[] {
  const words: string[] = [];
  for (const [identifier] of text.matchAll(IDENTIFIERS)) {
    if (WORD_UNITS_MAX < identifier.length) continue;
    const parts = identifier.match(PARTS) ?? [];
    for (const part of parts) push(words, part);
    if (1 < parts.length) push(words, parts.join(''));
  }
  return words;
}

function push(words: string[], written: string): void {
  const word = singular(written.toLowerCase());
  if (1 < word.length && !COMMON.has(word) && !/^\p{N}+$/u.test(word)) words.push(word);
}

/** Near enough to English for two words of one root to meet. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}
