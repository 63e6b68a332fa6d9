#!/usr/bin/env node
/**
 * Measures the built server as a black box, and prints one table.
 *
 *   npm run bench        from its start to `ready`, against a real Ollama with the model loaded
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, runOrExplain } from './install.mjs';
import { ROOT } from './root.mjs';

/** Enough for a median that one slow run does not move. */
const RUNS = 11;

const say = line => process.stderr.write(`[bench] ${line}\n`);

await install(say);
await runOrExplain(process.execPath, ['scripts/build.mjs'], {
  step: 'npm run build',
  remedy: 'the lines above say why',
});
const { startOllama } = await import('./rig.mjs');
const { connectTo } = await import('./once.mjs');
const ollama = await startOllama({ say });
try {
  await timeToReady();
  const ready = await series(timeToReady);
  const bare = await series(timeOfBareNode);
  print([
    ['what', 'min ms', 'median ms', 'max ms'],
    ['server start to ready', ...figuresOf(ready)],
    ['bare start of Node', ...figuresOf(bare)],
  ]);
} finally {
  await ollama.stop();
}

/** From the start of the process to the status `ready`, in ms. */
async function timeToReady() {
  const home = mkdtempSync(join(tmpdir(), 'cove-bench-'));
  const started = performance.now();
  const server = connectTo(ollama.url, { COVE_HOME: home });
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
