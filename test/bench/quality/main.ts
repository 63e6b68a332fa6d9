import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Around } from '../around.js';
import { chartOf } from './chart.js';
import { cutHoles, type Hole } from './holes.js';
import { KeptOllama } from './keptOllama.js';
import { SETS, sourcesOf } from './packages.js';
import { tablesOf } from './report.js';
import { type Score, scoreOf } from './scores.js';
import { CONTEXT_TOKENS, type Subject, subjectsOn, untaughtOn } from './subjects.js';
import { Trees } from './trees.js';

const MODEL = 'qwen2.5-coder:0.5b';

/** 18 of each of three kinds in each of three languages. */
const PER_KIND = 18;

const SAY_EACH = 10;

/**
 * Fills holes in code that the model cannot have seen, with Cove and its peers on one real model.
 *
 *   --set NAME       `publish` (the default), or `tune`, on which Cove is made better
 *   --only NAME,…    such as `Cove,twinny`
 *   --holes N        of each kind in each language
 *   --kind NAME      holes of one kind alone: `line`, `next` or `block`
 *   --folder PATH    where packages and answers are kept
 *   --untaught       as if the model had not been taught to fill in: the text before the hole is
 *                    continued, beside a chat in which the hole is marked
 *   --write          keeps the page in `docs/bench`
 */
export async function main(args: readonly string[], { say, startOllama }: Around): Promise<void> {
  const { set, only, untaught, perKind, kind, folder, write } = wantedBy(args);
  mkdirSync(folder, { recursive: true });
  const trees = await Trees.start();
  const cut = cutHoles(sourcesOf(set, join(folder, 'packages')), trees, perKind);
  const holes = cut.filter(hole => kind === undefined || hole.kind === kind);
  say(`${holes.length} holes of the set ${set}`);
  const ollama = await startOllama();
  try {
    const kept = await KeptOllama.start(ollama.url, join(folder, 'answers.jsonl'));
    const all = untaught ? untaughtOn(kept, MODEL) : subjectsOn(kept, MODEL);
    const subjects = all.filter(({ name }) => only?.includes(name) ?? true);
    const scores = await filled(subjects, holes, { trees, say });
    say(`${kept.asked} requests were answered anew`);
    await kept.stop();
    keepScores(join(folder, `scores-${set}.jsonl`), scores);
    const tables = tablesOf(scores);
    process.stdout.write(`${tables}\n`);
    if (write) {
      writeFileSync('docs/bench/quality.md', `${ABOUT}\n${tables}\n`);
      writeFileSync('docs/bench/quality.svg', chartOf(scores));
    }
  } finally {
    await ollama.stop();
  }
}

function wantedBy(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      set: { type: 'string' },
      only: { type: 'string' },
      untaught: { type: 'boolean' },
      holes: { type: 'string' },
      kind: { type: 'string' },
      folder: { type: 'string' },
      write: { type: 'boolean' },
    },
  });
  const set = SETS.find(name => name === (values.set ?? 'publish'));
  if (!set) throw new Error(`there is no set ${values.set ?? ''}; there are ${SETS.join(', ')}`);
  return {
    set,
    only: values.only?.split(','),
    untaught: values.untaught === true,
    perKind: Number(values.holes ?? PER_KIND),
    kind: values.kind,
    folder: values.folder ?? join(tmpdir(), 'cove-quality'),
    write: values.write === true,
  };
}

/** Hole by hole, so that a run that is ended has measured all subjects alike. */
async function filled(
  subjects: readonly Subject[],
  holes: readonly Hole[],
  { trees, say }: { readonly trees: Trees; readonly say: (line: string) => void },
): Promise<readonly Score[]> {
  const scores: Score[] = [];
  const [first] = holes;
  for (const subject of subjects) {
    await subject.start();
    // What is learned from a server's first answer is learned before anything counts.
    if (first) await subject.offer(first);
  }
  for (const [index, hole] of holes.entries()) {
    for (const subject of subjects) {
      scores.push(scoreOf(subject.name, hole, await subject.offer(hole), trees));
    }
    if (index % SAY_EACH === 0) say(`${index} of ${holes.length} holes`);
  }
  for (const subject of subjects) await subject.stop();
  return scores;
}

/** What was offered and what had been there, for a look at what went wrong. */
function keepScores(file: string, scores: readonly Score[]): void {
  writeFileSync(file, '');
  for (const { hole, ...score } of scores) {
    const { id, kind, language, truth, before, after } = hole;
    const near = { before: before.slice(-400), after: after.slice(0, 200) };
    appendFileSync(file, `${JSON.stringify({ id, kind, language, truth, ...near, ...score })}\n`);
  }
}

const ABOUT = `# Quality

What Cove and other tools make of the same model: ${MODEL}, greedy, on a real Ollama.
\`npm run bench -- quality --write\` measures it and writes this page.

![Exact first lines by kind of hole](quality.svg)

Holes are cut by tree-sitter from packages that were written after the model had been trained: \`@ai-sdk/provider-utils\` 4.0.66 in TypeScript, \`openai-agents\` 0.24.0 in Python, and parts of Ollama 0.32.15 in Go.
Cove was tuned on others: \`zod\` 4.1.12, \`mcp\` 2.3.0, and \`modelcontextprotocol/go-sdk\` 1.0.0 (\`--set tune\`).
A hole is the rest of a statement's line from the beginning of one of its tokens, a statement of one line, or all statements of a block of two to eight lines.
Up to 2,000 characters stand before it and 900 behind it, which is the whole document for everybody.

Cove is its built server as a process of its own, asked as an editor asks while somebody types.
It may quote ${CONTEXT_TOKENS} tokens (\`cove.context.maxTokens\`), the whole document as the peers may, so that the page does not depend on how fast a machine reads; left to itself it quotes 2,048 to one that reads 500 tokens a second, 832 from 120 on, and 448 below ([0005](../decisions/0005-where-typed-text-goes.md)).
What it keeps back counts as nothing among the exact lines, and as what it is in the similarity.
The peers are their windows, prompts and limits, written anew from their documented constants (\`test/bench/peers\`), without context from other files, and without the limits in time that would cut their answers on a slow machine.
Llama Coder and llama.vscode quote the whole document and are left out, since each answer takes several times as long.

"Exact" is the first line to its end, as the file has it.
Edit similarity (Levenshtein) is of a block as a whole, else of the first line.
Cove's lead is the mean difference over the same holes, with a 95 % interval by bootstrap.
`;
