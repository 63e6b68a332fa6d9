/** What a question names by the look of its words: whether there is such a thing is another matter. */
export interface NamesIn {
  /** With folders before them where the question has some, parted by `/`. */
  readonly files: readonly string[];
  /** Functions, classes and the like. */
  readonly symbols: readonly string[];
}

/** A longer question quotes code, which names all that it uses. */
const UNITS_MAX = 10_000;

/** Who names more asks about none of them. */
const NAMES_MAX = 5;

const FENCED = /```[^]*?(?:```|$)/g;

/** What may be the name of a file; with a bracket behind it is a call. */
const PATH = /[^\s"'`()[\]{}<>,;:!?*|]+\(?/g;

/** With a suffix that begins with a letter, and more than `e.g.` has. */
const FILE = /^(?!\p{L}\.\p{L}$)[\p{L}\p{N}_-][\p{L}\p{N}_.@/-]*\.\p{L}[\p{L}\p{N}]{0,9}$/u;

/** A name with the signs that tell it from a word. */
const WORD = /([@`]?)([\p{L}_$][\p{L}\p{N}_$]*)([`(]?)/gu;

/** As nobody writes a word: `lineTotal`, `line_total`. */
const JOINED = /\p{Ll}\p{Lu}|\p{L}_+\p{L}/u;

const KINDS = /^(?:function|method|class|type|interface|struct|trait|enum|component|hook)$/i;

/** In `What does total return?` nothing but its place tells the name. */
const DOES = /^does$/i;
const DONE = /^(?:do|work|return|mean|take|throw|need)$/i;

/** What stands in such a place and is no name. */
const NO_NAME = /^(?:it|this|that|the|a|an|each|which|my|your|our)$/i;

/**
 * The names of files and definitions in a question, in order, each once; code in a fence names
 * nothing.
 */
export function namesIn(question: string): NamesIn {
  const said = question.slice(0, UNITS_MAX).replace(FENCED, ' ');
  const words = [...said.matchAll(PATH)].map(([word]) => word.replace(/^@|\.+$/g, ''));
  const files = words.filter(word => FILE.test(word.replaceAll('\\', '/')));
  const besides = files.reduce((text, file) => text.replaceAll(file, ' '), said);
  return {
    files: first(files.map(file => file.replaceAll('\\', '/'))),
    symbols: first(symbolsIn(besides)),
  };
}

function symbolsIn(text: string): readonly string[] {
  const words = [...text.matchAll(WORD)].map(([, before = '', name = '', after = '']) => ({
    name,
    isMarked: before === '@' || after === '(' || (before === '`' && after === '`'),
  }));
  return words
    .filter(({ name, isMarked }, at) => {
      const [previous = '', next = ''] = [words[at - 1]?.name, words[at + 1]?.name];
      if (isMarked || JOINED.test(name)) return true;
      if (NO_NAME.test(name) || KINDS.test(name)) return false;
      const isDoing = DOES.test(previous) && DONE.test(next);
      return isDoing || KINDS.test(previous) || KINDS.test(next);
    })
    .map(({ name }) => name);
}

function first(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, NAMES_MAX);
}
