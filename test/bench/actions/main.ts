import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Around } from '../around.js';
import { KeptOllama } from '../quality/keptOllama.js';
import { type Case, casesOf, KINDS } from './cases.js';
import { judged } from './judge.js';
import { tablesOf } from './report.js';
import type { Score } from './scores.js';
import { type Subject, subjectsOn } from './subjects.js';

const MODEL = 'qwen2.5-coder:0.5b';

/**
 * Documents, fixes and refactors small pieces of code, with Cove and with the same model in a chat.
 *
 *   --only NAME,…    such as `document,fix`
 *   --cases N        the first N of each kind
 *   --from N         without the first N
 *   --minutes N      begins no case after so many
 *   --tune           those that were looked at while Cove was made better
 *   --folder PATH    where answers are kept
 *   --write          keeps the page in `docs/bench`
 */
export async function main(args: readonly string[], { say, startOllama }: Around): Promise<void> {
  const { only, from, count, minutes, tune, folder, write } = wantedBy(args);
  mkdirSync(folder, { recursive: true });
  const kinds = KINDS.filter(kind => only?.includes(kind) ?? true);
  const cases = inTurn(kinds.map(kind => casesOf(kind).slice(from, count))).filter(
    ({ tuned }) => tuned || !tune,
  );
  const ollama = await startOllama();
  try {
    const kept = await KeptOllama.start(ollama.url, join(folder, 'answers.jsonl'));
    const file = join(folder, 'scores.jsonl');
    const until = Date.now() + minutes * 60_000;
    const scores = await scored(subjectsOn(kept.url, MODEL), cases, { say, file, until });
    say(`${kept.asked} requests were answered anew`);
    await kept.stop();
    const tables = tablesOf(scores);
    process.stdout.write(`${tables}\n`);
    if (write) writeFileSync('docs/bench/actions.md', `${aboutOf(cases)}\n${tables}\n`);
  } finally {
    await ollama.stop();
  }
}

function wantedBy(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      cases: { type: 'string' },
      from: { type: 'string', default: '0' },
      minutes: { type: 'string', default: 'Infinity' },
      tune: { type: 'boolean' },
      folder: { type: 'string' },
      write: { type: 'boolean' },
    },
  });
  return {
    only: values.only?.split(','),
    from: Number(values.from),
    minutes: Number(values.minutes),
    count: values.cases === undefined ? undefined : Number(values.cases),
    tune: values.tune === true,
    folder: values.folder ?? join(tmpdir(), 'cove-actions'),
    write: values.write === true,
  };
}

/** One of each kind after the other, so that a run that is ended has measured all kinds alike. */
function inTurn(kinds: readonly (readonly Case[])[]): readonly Case[] {
  const longest = Math.max(0, ...kinds.map(cases => cases.length));
  return Array.from({ length: longest }, (_, at) => kinds.flatMap(cases => cases[at] ?? [])).flat();
}

interface ScoringDeps {
  readonly say: (line: string) => void;
  /** Where each score is kept at once. */
  readonly file: string;
  /** In ms since 1970. */
  readonly until: number;
}

async function scored(
  subjects: readonly Subject[],
  cases: readonly Case[],
  { say, file, until }: ScoringDeps,
): Promise<readonly Score[]> {
  const scores: Score[] = [];
  writeFileSync(file, '');
  for (const subject of subjects) await subject.start();
  for (const one of cases) {
    if (until < Date.now()) break;
    for (const subject of subjects) {
      const answer = await subject.answer(one);
      const verdict = await judged(one, answer.text);
      const score = { subject: subject.name, one, answer, verdict };
      appendFileSync(file, lineOf(score));
      scores.push(score);
    }
    const said = scores.slice(-subjects.length).map(each => `${each.subject} ${each.verdict}`);
    say(`${one.id}: ${said.join(', ')}`);
  }
  for (const subject of subjects) await subject.stop();
  return scores;
}

/** What was said and what came of it, for a look at what went wrong. */
function lineOf({ subject, one, answer, verdict }: Score): string {
  return `${JSON.stringify({ id: one.id, tuned: one.tuned, subject, verdict, ...answer })}\n`;
}

function aboutOf(cases: readonly Case[]): string {
  const seen = cases.filter(({ tuned }) => tuned).length;
  const each = cases.length / new Set(cases.map(({ kind }) => kind)).size;
  return `# Actions

How often Document, Fix and Refactor do what was asked, and how often the same model does in a plain chat: ${MODEL}, greedy, on a real Ollama.
\`npm run bench -- actions --write\` measures it and writes this page.

There are 30 cases for each in \`test/bench/actions/cases\`, one half in TypeScript and the other in Python, with a function, method, class or a few statements selected; these are the figures of ${each} of each.
18 are small pieces of code that stand alone.
12 are code as it is in projects: a method in a class of a hundred lines, a mistake about what another file declares, statements of a function, callers that must compile, tests in another file, overloads and decorators, tabs and long line breaks.
These 12 were written, and the rest of each case with them, before any answer to them was seen, and none was changed or left out since.
${seen} of the ${cases.length} were looked at while Cove was made better; those that were not have a table of their own.

Cove is its built server as a process of its own in a workspace with the files of the case, asked as an editor asks; all its edits are accepted.
Where its first answer is no use, such as the same code, it asks the model a second time, and for a fix a third time, for the reported line alone; plain asks once.
Plain is what a person pastes into a chat: one message with the request in a sentence, the selected code and, for Fix, what the editor reports; the first fenced block of the answer takes the place of the selection, at its indent and with the file's line breaks.

- Document went well where the file parses, its code without comments is what it was, and there is a doc comment in the form of the language (JSDoc, docstring) of three words or more.
- Fix has one mistake in the code. It went well where the code parses, the TypeScript compiler has nothing to say in its strict mode of any file, and a check of what the code does passes.
- Refactor went well where the code without comments is another one, a test that was green before still is, and the TypeScript compiler has nothing to say of any file.

The intervals are 95 % by bootstrap over the cases; "times as good" is Cove's rate by the plain one's.
`;
}
