import { readFileSync } from 'node:fs';

/** The actions that are measured. */
export const KINDS = ['document', 'fix', 'refactor'] as const;
export type Kind = (typeof KINDS)[number];

export const LANGUAGES = ['typescript', 'python'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Code that something is to be done with. */
export interface Case {
  readonly id: string;
  readonly kind: Kind;
  readonly language: Language;
  /** The document. */
  readonly text: string;
  /** What else there is of the project, by its path beside the document. */
  readonly files: ReadonlyMap<string, string>;
  /** What is selected in it, in UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** What the editor reports, by lines of the document that are counted from 1. */
  readonly problems: readonly Problem[];
  /** Code that ends well where the document does what it should; empty where none is run. */
  readonly check: string;
  /** Whether it was looked at while Cove was made better. */
  readonly tuned: boolean;
  /** Whether it is a piece of a file as projects have them, and not a small one that stands alone. */
  readonly isReal: boolean;
}

export interface Problem {
  readonly line: number;
  readonly message: string;
}

/** What the document is called in its folder, as other files of the project import it. */
export const DOCUMENT: Readonly<Record<Language, string>> = {
  typescript: 'case.ts',
  python: 'case.py',
};

/** From the root, where a bench runs. */
const FOLDER = 'test/bench/actions/cases';

/** The first ones are small pieces of code. */
const SMALL = 18;

/** The cases of a file up to this one were looked at while Cove was made better … */
const SEEN = 14;

/** … and behind them, of four in a row the first two; and all fixes, for the last try of one. */
const SEEN_OF = 4;

/**
 * The cases of a kind. A case is `=== NAME LANGUAGE` and a document with `«` and `»` around what is
 * selected. `--- reports LINE: MESSAGE` is a problem, `--- crlf` gives the document the line breaks
 * of Windows, below `--- file PATH` is another file, and below `--- check` the code that is run.
 */
export function casesOf(kind: Kind): readonly Case[] {
  const parts = readFileSync(`${FOLDER}/${kind}.txt`, 'utf8').split(/^=== /m).slice(1);
  return parts.map((part, at) => caseOf(kind, part, at));
}

function caseOf(kind: Kind, part: string, at: number): Case {
  const [marked = '', ...sections] = part.split(/^--- /m);
  const [, name, of, written = ''] = /^(\w+) (\w+)\n([^]*)$/.exec(marked) ?? [];
  const language = LANGUAGES.find(each => each === of);
  const document = sections.includes('crlf\n') ? written.replaceAll('\n', '\r\n') : written;
  const [before, target, after, ...more] = document.split(/[«»]/);
  if (name === undefined || !language || target === undefined || after === undefined)
    throw new Error(`makes no sense: ${kind} ${part.slice(0, 40)}`);
  if (0 < more.length) throw new Error(`several selections: ${name}`);
  const start = (before ?? '').length;
  return {
    id: `${kind} ${name}`,
    kind,
    language,
    text: (before ?? '') + target + after,
    start,
    end: start + target.length,
    files: new Map(sections.flatMap(fileIn)),
    problems: sections.flatMap(problemIn),
    check: sections.find(each => each.startsWith('check\n'))?.slice('check\n'.length) ?? '',
    tuned: kind === 'fix' || at < SEEN || at % SEEN_OF < SEEN_OF / 2,
    isReal: SMALL <= at,
  };
}

function fileIn(section: string): readonly (readonly [string, string])[] {
  const [, path, text = ''] = /^file (\S+)\n([^]*)$/.exec(section) ?? [];
  return path === undefined ? [] : [[path, text]];
}

function problemIn(section: string): readonly Problem[] {
  const [, line, message] = /^reports (\d+): (.*)\n$/.exec(section) ?? [];
  return message === undefined ? [] : [{ line: Number(line), message }];
}

/** What is selected. */
export function targetOf({ text, start, end }: Case): string {
  return text.slice(start, end);
}
