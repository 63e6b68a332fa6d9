import type { Language } from '../syntax/languages.js';
import { codeOf } from '../syntax/surroundings.js';
import { commentLines } from './commentLines.js';

/** What a loop is written with, and goes with it. */
const WAYS_TO_LOOP = new Set(
  'len range enumerate sorted reversed zip map filter list dict set tuple any all sum min max bool length size keys values items push append pop'.split(
    ' ',
  ),
);

/** Numbers that count, and say nothing. */
const COUNTING = new Set(['0', '1', '2']);

const WORD = /[\p{L}_][\p{L}\p{N}_]*/gu;
const NUMBER = /(?<![\p{L}\p{N}_$.])\d+(?:\.\d+)?/gu;
const STRING = /(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;

/** `area(`, `new Point(`, and of members those that are read, and the methods of the own class. */
const USED =
  /(?<![\p{L}\p{N}_$#.])([\p{L}_][\p{L}\p{N}_]*)\s*\(|(?:this|self)\.#?([\p{L}_][\p{L}\p{N}_]*)|\.([\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_$]*\s*\()/gu;

/**
 * Whether code that is to do the same lost something that the old one had, a call, a member, a word
 * or a number of its own, or has such words and numbers that the old one had not.
 *
 * It is a sign and no proof: what is lost may be written in another way.
 */
export function isLossy(
  old: readonly string[],
  code: readonly string[],
  language: Language,
): boolean {
  const [was, is] = [read(old, language), read(code, language)];
  const isLost = [...was.used].some(name => !is.words.has(name));
  const isNew = [...is.said].some(word => !was.words.has(word));
  const isUnsaid = [...was.said].some(word => !is.words.has(word));
  const hasOtherNumbers = [...is.numbers].some(number => !was.numbers.has(number));
  const lacksNumbers = [...was.numbers].some(number => !is.numbers.has(number));
  return isLost || isNew || isUnsaid || hasOtherNumbers || lacksNumbers;
}

interface Read {
  /** All words, those of strings too. */
  readonly words: ReadonlySet<string>;
  /** The words of strings. */
  readonly said: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

function read(lines: readonly string[], language: Language): Read {
  const comments = commentLines(lines, language);
  const code = lines
    .filter((_, at) => comments[at] !== true)
    .map(line => codeOf(line, language))
    .join('\n');
  const strings = [...code.matchAll(STRING)].map(([, , text = '']) => text);
  const bare = code.replace(STRING, '""');
  const own = new Set(
    [...bare.matchAll(/\b(?:function|def|const|let|var)\s+([\p{L}_][\p{L}\p{N}_]*)/gu)].map(
      ([, name = '']) => name,
    ),
  );
  const used = [...bare.matchAll(USED)].map(
    ([, call, member, read]) => call ?? member ?? read ?? '',
  );
  return {
    words: new Set(code.match(WORD)),
    said: new Set(strings.flatMap(text => text.match(WORD) ?? [])),
    used: new Set(
      used.filter(name => !WAYS_TO_LOOP.has(name) && !own.has(name) && !KEYWORDS.has(name)),
    ),
    numbers: new Set((bare.match(NUMBER) ?? []).filter(number => !COUNTING.has(number))),
  };
}

/** What stands before a bracket and is no call. */
const KEYWORDS = new Set(
  'if else elif for while do switch case return catch function def class await async typeof in of not and or is new match with except lambda yield super throw'.split(
    ' ',
  ),
);
