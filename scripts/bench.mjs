#!/usr/bin/env node
/**
 * Measures the built server as a black box, and prints tables.
 *
 *   npm run bench               what takes minutes: start, then typing
 *   npm run bench -- start      from its start to `ready`, against a real Ollama with the model loaded
 *   npm run bench -- typing     a person's keys, for Cove and its peers; writes docs/bench/typing.md
 *   npm run bench -- quality    what is suggested in holes of unseen code, by Cove and its peers
 *   npm run bench -- actions    what Document, Fix and Refactor are worth against a plain chat
 *   npm run bench -- chat       how fast the chat answers and draws; writes docs/bench/chat.md
 *   npm run bench -- review     how soon new code is seen in the editor; writes docs/bench/review.md
 *   npm run bench -- firstMinute   from a fresh editor to the first suggestion; writes docs/bench/firstMinute.md
 *   npm run bench -- frontier   what a prompt costs against what it is good for, on real models
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, runOrExplain } from './install.mjs';
import { ROOT } from './root.mjs';

/** Enough for a median that one slow run does not move. */
const RUNS = 11;

/**
 * What can be measured, each with its own arguments; `always` where no name is given.
 * @type {readonly { name: string, always: boolean, run: (args: readonly string[]) => Promise<void> }[]}
 */
const BENCHES = [
  { name: 'start', always: true, run: start },
  { name: 'typing', always: true, run: typing },
  { name: 'quality', always: false, run: quality },
  { name: 'actions', always: false, run: actions },
  { name: 'chat', always: false, run: chat },
  { name: 'review', always: false, run: () => inEditor('review') },
  { name: 'firstMinute', always: false, run: () => inEditor('firstMinute') },
  { name: 'frontier', always: false, run: frontier },
];

const say = line => process.stderr.write(`[bench] ${line}\n`);

try {
  await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** @param {readonly string[]} args */
async function main([name, ...args]) {
  const wanted = BENCHES.filter(bench => (name === undefined ? bench.always : bench.name === name));
  if (wanted.length === 0) {
    const known = BENCHES.map(bench => bench.name).join(', ');
    throw new Error(`there is no bench "${name}"; there are ${known}`);
  }
  await install(say);
  await runOrExplain(process.execPath, ['scripts/build.mjs'], {
    step: 'npm run build',
    remedy: 'the lines above say why',
  });
  // Programs and pages are found from the root, wherever the command was given.
  process.chdir(ROOT);
  for (const bench of wanted) await bench.run(args);
}

/** @param {readonly string[]} args */
async function typing(args) {
  const { loadTable } = await import('./loadTable.mjs');
  const bench = await loadTable('test/bench/typing/main.ts');
  await bench.main(args, { say, startOllama });
}

/** @param {readonly string[]} args */
async function quality(args) {
  const { loadTable } = await import('./loadTable.mjs');
  const bench = await loadTable('test/bench/quality/main.ts');
  await bench.main(args, { say, startOllama });
}

/** @param {readonly string[]} args */
async function actions(args) {
  const { loadTable } = await import('./loadTable.mjs');
  const bench = await loadTable('test/bench/actions/main.ts');
  await bench.main(args, { say, startOllama });
}

/**
 * What is measured on the stage of the end-to-end tests.
 * @param {string} name
 */
async function inEditor(name) {
  const steps = [
    ['node_modules/typescript/bin/tsc', '-b'],
    ['scripts/package.mjs'],
    [
      ...['node_modules/mocha/bin/mocha.js', '--exit', '--timeout', '300000'],
      ...['out/test/e2e/stage.js', `out/test/bench/${name}/measure.js`],
    ],
  ];
  for (const args of steps) {
    await runOrExplain(process.execPath, args, {
      step: args[0],
      remedy: 'the lines above say why',
    });
  }
}

/** @param {readonly string[]} args */
async function chat(args) {
  const { loadTable } = await import('./loadTable.mjs');
  const bench = await loadTable('test/bench/chat/main.ts');
  await bench.main(args, { say });
}

/** @param {readonly string[]} args */
async function frontier(args) {
  const child = spawn(process.execPath, ['test/bench/frontier/main.mjs', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  const code = await new Promise(resolve => child.once('close', resolve));
  if (code !== 0) throw new Error('the frontier was not measured; the lines above say why');
}

async function startOllama() {
  const rig = await import('./rig.mjs');
  return rig.startOllama({ say });
}

async function start() {
  const ollama = await startOllama();
  try {
    await timeToReady(ollama);
    const ready = await series(() => timeToReady(ollama));
    const bare = await series(timeOfBareNode);
    print([
      ['what', 'min ms', 'median ms', 'max ms'],
      ['server start to ready', ...figuresOf(ready)],
      ['bare start of Node', ...figuresOf(bare)],
    ]);
  } finally {
    await ollama.stop();
  }
}

/**
 * From the start of the process to the status `ready`, in ms.
 * @param {{ url: string }} ollama
 */
async function timeToReady({ url }) {
  const { connectTo } = await import('./once.mjs');
  const home = mkdtempSync(join(tmpdir(), 'cove-bench-'));
  const started = performance.now();
  const server = connectTo(url, { COVE_HOME: home });
  try {
    await server.ready;
    return performance.now() - started;
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** What of it is Node's own, in ms. */
function timeOfBareNode() {
  const started = performance.now();
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['-e', ''], { cwd: ROOT });
    child.once('close', () => resolve(performance.now() - started));
  });
}

async function series(measure) {
  const times = [];
  for (let run = 0; run < RUNS; run++) times.push(await measure());
  return times.sort((a, b) => a - b);
}

/** @param {readonly number[]} sorted */
function figuresOf(sorted) {
  const at = [0, Math.floor(sorted.length / 2), sorted.length - 1];
  return at.map(index => sorted[index].toFixed(0));
}

/** @param {readonly (readonly string[])[]} rows */
function print(rows) {
  const lines = rows.map(row => `| ${row.join(' | ')} |`);
  process.stdout.write(
    `${[lines[0], '| --- | --- | --- | --- |', ...lines.slice(1)].join('\n')}\n`,
  );
}
