#!/usr/bin/env node
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { install, runOrExplain } from './install.mjs';
import { ROOT } from './root.mjs';

const USAGE = `npm start                               opens an editor with Cove on the playground
npm start -- --once FILE:LINE:COLUMN    prints one completion of the model at that place`;

const say = line => process.stderr.write(`[cove] ${line}\n`);

async function main() {
  const { values } = parseArgs({
    options: { once: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  await install(say);
  return values.once === undefined ? openEditor() : printOnce(values.once);
}

async function printOnce(text) {
  const { completeOnce, placeOf } = await import('./once.mjs');
  const place = placeOf(text);
  const [ollama] = await Promise.all([provideOllama(), build()]);
  try {
    say(`asking ${ollama.model} …`);
    const answer = await completeOnce(place, ollama.url);
    if ('text' in answer) process.stdout.write(`${answer.text}\n`);
    else say(`no completion: ${answer.reason}`);
    return 'text' in answer ? 0 : 1;
  } finally {
    await ollama.stop();
  }
}

/** An Ollama that answers here and has a fitting model, or one of our own that ends with us. */
async function provideOllama() {
  const { findOllama, startOllama } = await import('./rig.mjs');
  const found = await findOllama({ say });
  return found
    ? { ...found, stop: async () => undefined }
    : startOllama({ generation: 'any', say });
}

function build() {
  return script('build');
}

async function buildPackage() {
  await build();
  await script('package');
}

/** @param {string} name */
function script(name) {
  return runOrExplain(process.execPath, [join('scripts', `${name}.mjs`)], {
    step: `npm run ${name}`,
    remedy: 'the lines above say why',
  });
}

/**
 * Opens the playground in the `code` that is there, or serves it to a browser. It is a copy, which
 * goes with the editor: editors save by themselves, and the next person wants it as it was.
 */
async function openEditor() {
  const folder = await mkdtemp(join(tmpdir(), 'cove-playground-'));
  try {
    return await openFolder(await copyOfPlayground(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function copyOfPlayground(folder) {
  const copy = join(folder, 'playground');
  await cp(join(ROOT, 'test', 'fixtures', 'playground'), copy, { recursive: true });
  return copy;
}

/** @param {string} folder */
async function openFolder(folder) {
  const [ollama] = await Promise.all([provideOllama(), buildPackage()]);
  say(`${ollama.model} answers at ${ollama.url}`);
  const order = {
    folder,
    vsix: join(ROOT, 'dist', 'cove.vsix'),
    settings: { 'cove.ollama.url': ollama.url },
    say,
  };
  const { findCode, openCode, startEditor } = await import('./rig.mjs');
  const code = findCode();
  const editor = code ? await openCode(code, order) : await startEditor(order);
  const where = code ? 'The editor is open.' : `Open ${editor.url} in a browser.`;
  process.stdout.write(`${where} Ctrl+C here ends it.\n`);
  const isOver = Promise.race([ended(), editor.closed ?? NEVER]);
  if ('outcome' in ollama) sayIfItEnds(ollama, isOver);
  await isOver;
  await Promise.all([editor.stop(), ollama.stop()]);
  return 0;
}

/**
 * Cove's status tells that Ollama is gone, but not that it was the one of this command.
 * @param {{ outcome: Promise<unknown>, log: string }} ollama
 * @param {Promise<unknown>} isOver
 */
async function sayIfItEnds({ outcome, log }, isOver) {
  const first = await Promise.race([outcome.then(() => 'Ollama'), isOver.then(() => 'all')]);
  if (first === 'Ollama') say(`Ollama ended; start anew with npm start. Its log is ${log}`);
}

/** An editor that is served has no window to close. */
const NEVER = new Promise(() => undefined);

/** Who ends npm by its number ends the shell between, and this process is told nothing. */
const PARENT_MS = 1_000;

/** Resolves when the person ends the command. */
function ended() {
  const parent = process.ppid;
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, PARENT_MS).unref();
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  // What was started beside the step that failed ends with this process.
  process.exit(1);
}
