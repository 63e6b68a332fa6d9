import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { ROOT } from './root.mjs';

/** A cold model on a slow disk takes a minute or two. */
const READY_MS_MAX = 5 * 60_000;

/** The editor's language ids for the files that people have; any other is plain text. */
const LANGUAGES = {
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.py': 'python',
  '.go': 'go',
  '.rs': 'rust',
  '.java': 'java',
  '.c': 'c',
  '.cpp': 'cpp',
  '.cs': 'csharp',
  '.rb': 'ruby',
  '.sh': 'shellscript',
};

/**
 * `FILE:LINE:COLUMN`, both counted from 1 as editors show them. Throws where there is no such place:
 * a server takes one beyond the end for the end, and the answer would be to another question.
 * @param {string} text
 */
export function placeOf(text) {
  const match = /^(?<file>.+):(?<line>\d+):(?<column>\d+)$/.exec(text);
  if (!match?.groups) throw new Error(`"${text}" is no FILE:LINE:COLUMN, such as src/a.ts:3:14`);
  const { file, line, column } = match.groups;
  const place = { file: resolve(file), line: Number(line) - 1, character: Number(column) - 1 };
  if (!statSync(place.file, { throwIfNoEntry: false })?.isFile()) {
    throw new Error(`there is no file ${file}`);
  }
  const lines = readFileSync(place.file, 'utf8').split(/\r?\n/);
  const within = lines[place.line];
  if (within === undefined) throw new Error(`${file} has lines 1 to ${lines.length}, not ${line}`);
  if (place.character < 0 || within.length < place.character) {
    throw new Error(`line ${line} has columns 1 to ${within.length + 1}, not ${column}`);
  }
  return place;
}

/**
 * One completion of the built server at a place, over its own protocol.
 * @param {ReturnType<typeof placeOf>} place
 * @param {string} url where Ollama answers
 * @returns {Promise<{ text: string } | { reason: string }>}
 */
export async function completeOnce(place, url) {
  const server = connectTo(url);
  try {
    const status = await server.ready;
    if (status.state === 'problem') return { reason: `${status.reason} ${status.remedy}` };
    return await ask(server.connection, place);
  } finally {
    await server.stop();
  }
}

/**
 * The built server as a process of its own, asked to use the Ollama at `url`.
 * @param {string} url
 * @param {Readonly<Record<string, string>>} [env]
 */
export function connectTo(url, env = {}) {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'server.js'), '--stdio'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ready = firstStatus(connection);
  connection.listen();
  const initialized = connection
    .sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
      initializationOptions: { settings: { ollama: { url } } },
    })
    .then(() => connection.sendNotification('initialized', {}));
  return {
    connection,
    ready: Promise.race([initialized.then(() => ready), ended.then(serverEnded)]),
    stop: async () => {
      connection.dispose();
      child.kill();
      await ended;
    },
  };
}

/** @returns {never} */
function serverEnded() {
  throw new Error('the server ended before it was ready');
}

/** The first status that says how it is: the model can be asked, or why not. */
function firstStatus(connection) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error('the model did not load in five minutes')),
      READY_MS_MAX,
    );
    connection.onNotification('cove/status', status => {
      if (status.state === 'loading') return;
      clearTimeout(late);
      resolve(status);
    });
  });
}

async function ask(connection, { file, line, character }) {
  const uri = pathToFileURL(file).href;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: {
      uri,
      languageId: LANGUAGES[extname(file)] ?? 'plaintext',
      version: 1,
      text: readFileSync(file, 'utf8'),
    },
  });
  const items = await connection.sendRequest('textDocument/inlineCompletion', {
    textDocument: { uri },
    position: { line, character },
    context: { triggerKind: 1 },
  });
  if (items?.[0]) return { text: items[0].insertText };
  const last = await connection.sendRequest('cove/prompt/last', { purpose: 'completion' });
  return { reason: last.outcome };
}
