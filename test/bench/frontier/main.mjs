#!/usr/bin/env node
/**
 * The frontier: what a prompt's shape is worth, against what a server has to evaluate at each key.
 *
 *   node test/bench/frontier/main.mjs [--model qwen2.5-coder:1.5b] [--shapes full,middle-line] [--holes 60]
 *
 * Without options: both models, all shapes, all holes; some hours on two cores. Answers are kept in a folder
 * outside the work tree, and a run that was ended goes on where it stood. `--write` keeps the page and the
 * chart in `docs/bench`.
 */
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { unseenCode } from './corpus.mjs';
import { ROOT } from '../../../scripts/root.mjs';
import { chartOf } from './chart.mjs';
import { cutHoles } from './holes.mjs';
import { startLlamaServer } from './llamaServer.mjs';
import { measure, resultsIn } from './measure.mjs';
import { SHAPES } from './shapes.mjs';
import { summaryOf, tableOf } from './summary.mjs';

const ABOUT = `# What a prompt costs against what it is good for

Real Qwen2.5-Coder, Q4_K_M, greedy, over holes cut from code that the models cannot have seen: this project's own sources and packages of Ollama that are newer than the models.
A hole is the rest of a line, the rest of a word and its line, or the next line; some 900 characters stand before it, and \`full\` has some 200 tokens behind it.
"Tokens per key" are those that a server evaluates anew when the next character was typed, as the model's own tokenizer counts them.
What a healed shape probes the held token with is not counted.
Differences are paired with \`full\` over the same holes, with 95 % intervals by bootstrap; \`npm run bench -- frontier --write\` makes this page.
Not every shape was asked for all holes, so compare shapes by their differences and not by their shares; the chart does so.
The models ran in the rig's \`llama-server\`, which is what Ollama starts, with four requests at a time: in one trial on two cores that took 74 % of the time of one by one with the 0.5B, and 82 % with the 1.5B.
Alone the 0.5B read 220 tokens a second and said 28, the 1.5B read 99 and said 16.

- \`psm-N\`: the usual order, with N tokens behind the cursor.
- \`middle-N\`: the hole opens N lines above the cursor's, and what was typed begins the middle; one blank at its end is held back. \`-raw\` holds back nothing, \`-letter\` and \`-word\` more.
- \`healed-N\`: the same with the last token held back and chosen among the likeliest twenty that agree, as Cove does; \`healed-spm\` has all of the prefix in the middle.

![Exact matches over tokens evaluated at each key](frontier.svg)
`;

export const MODELS = ['qwen2.5-coder:0.5b', 'qwen2.5-coder:1.5b'];

/**
 * Measures what has not been measured yet, and tells what all of it says.
 * @param {(line: string) => void} say
 * @param {{ models?: readonly string[], shapes?: readonly string[], holes?: number, folder?: string }} [options]
 */
export async function run(say, options = {}) {
  const { models = MODELS, shapes = Object.keys(SHAPES), holes: count = Infinity } = options;
  const folder = options.folder ?? join(tmpdir(), 'cove-frontier');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'results.jsonl');
  const holes = keptHoles(join(folder, 'holes.json')).slice(0, count);
  for (const model of models) {
    const server = await startLlamaServer(model, say);
    try {
      await measure({ client: server, model, shapes, holes, file, say });
    } finally {
      await server.stop();
    }
  }
  return MODELS.map(model => ({
    model,
    lines: summaryOf(resultsIn(file).filter(row => row.model === model)),
  })).filter(({ lines }) => lines.length > 0);
}

/**
 * The holes of an unfinished run; else new ones.
 * @param {string} file
 * @returns {ReturnType<typeof cutHoles>}
 */
function keptHoles(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const holes = cutHoles(unseenCode());
  writeFileSync(file, JSON.stringify(holes));
  return holes;
}

async function main() {
  const { values } = parseArgs({
    options: {
      model: { type: 'string', multiple: true, default: MODELS },
      shapes: { type: 'string', default: Object.keys(SHAPES).join(',') },
      holes: { type: 'string', default: 'Infinity' },
      folder: { type: 'string', default: join(tmpdir(), 'cove-frontier') },
      write: { type: 'boolean', default: false },
    },
  });
  const tables = await run(line => process.stderr.write(`[frontier] ${line}\n`), {
    models: values.model,
    shapes: values.shapes.split(','),
    holes: Number(values.holes),
    folder: values.folder,
  });
  process.stdout.write(`\n${sectionsOf(tables)}`);
  if (values.write) keep(tables);
}

/** @param {Awaited<ReturnType<typeof run>>} tables */
function sectionsOf(tables) {
  return tables.map(({ model, lines }) => `## ${model}\n\n${tableOf(lines)}\n`).join('\n');
}

/** Writes the page and the chart. @param {Awaited<ReturnType<typeof run>>} tables */
export function keep(tables) {
  const folder = join(ROOT, 'docs', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'frontier.md'), `${ABOUT}\n${sectionsOf(tables)}`);
  writeFileSync(join(folder, 'frontier.svg'), chartOf(tables));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch(error => {
    process.stderr.write(`[frontier] ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
}
