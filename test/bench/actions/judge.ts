import { type Case, DOCUMENT, type Kind, targetOf } from './cases.js';
import { pythonCode } from './pythonCode.js';
import { type Ran, runNodeFile, runPythonFile } from './runs.js';
import {
  bareTypescript,
  docOfTypescript,
  reportsOf,
  scriptName,
  scriptsOf,
} from './typescriptCode.js';

/** Whether a document is what was asked for, and if not, what is wrong. */
export const VERDICTS = [
  'good',
  'nothing came',
  'does not parse',
  'code changed',
  'no doc comment',
  'same code',
  'check fails',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A word or two are no documentation. */
const DOC_WORDS_MIN = 3;

/** What a person would say of the document that came of a case. */
export async function judged(one: Case, after: string | undefined): Promise<Verdict> {
  if (after === undefined) return 'nothing came';
  const [was, is] = [await lookedAt(one, one.text), await lookedAt(one, after)];
  if (is.bare === undefined) return 'does not parse';
  return JUDGES[one.kind](one, was, { ...is, text: after });
}

interface Looked {
  /** What the code does, written in one way; undefined where it does not parse. */
  readonly bare: string | undefined;
  /** The code without comments. */
  readonly words: string;
  readonly doc: string;
}

type Judge = (one: Case, was: Looked, is: Looked & { readonly text: string }) => Promise<Verdict>;

const JUDGES: Readonly<Record<Kind, Judge>> = {
  document: (_one, was, { bare, doc }) => {
    if (was.bare !== bare) return Promise.resolve('code changed');
    const words = doc.match(/[A-Za-z]{2,}/g)?.length ?? 0;
    return Promise.resolve(words < DOC_WORDS_MIN ? 'no doc comment' : 'good');
  },
  fix: async (one, _was, { text }) => ((await passes(one, text)) ? 'good' : 'check fails'),
  refactor: async (one, was, { words, text }) => {
    if (was.words === words) return 'same code';
    return (await passes(one, text)) ? 'good' : 'check fails';
  },
};

function lookedAt(one: Case, text: string): Promise<Looked> {
  const name = nameOf(targetOf(one));
  if (one.language === 'python') return pythonCode(text, name);
  const bare = bareTypescript(text);
  return Promise.resolve({ bare, words: bare ?? '', doc: docOfTypescript(text, name) });
}

/** Decorators, and what stands before the word that a declaration begins with. */
const AHEAD =
  /^(?:\s*@\w+(?:\([^)]*\))?\n)*\s*(?:(?:export|public|private|static|async|get|set)\s+)*/;

/** Of the function or class that is selected; a method begins with its name. */
function nameOf(target: string): string {
  const own = target.replaceAll('\r', '').replace(AHEAD, '');
  const [, name] = /^(?:(?:function|def|class|const)\s+)?(\w+)/.exec(own) ?? [];
  return name ?? '';
}

/** Whether the check passes and the compiler has nothing to say of a text, where there is one. */
export async function passes(one: Case, text: string): Promise<boolean> {
  if (one.language === 'typescript' && 0 < reportsOf(text, one.files).length) return false;
  return (await checked(one, text)).ok;
}

/** Runs the check behind a text. */
export function checked({ language, check, files }: Case, text: string): Promise<Ran> {
  const file = DOCUMENT[language];
  if (language === 'typescript')
    return runNodeFile(scriptName(file), scriptsOf(text, check, files));
  // What it is added to may be indented by anything.
  return runPythonFile(file, new Map([...files, [file, `${text}\n${check}`]]));
}
