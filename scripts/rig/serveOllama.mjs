import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { startGuarded } from './processes.mjs';
import { logFile } from './run.mjs';
import { delay, RigError } from './words.mjs';

/** It listens within a second; a machine that compiles beside it takes longer. */
const START_MS_MAX = 60_000;
const LOOK_AGAIN_MS = 50;
const PROBE_MS_MAX = 2_000;
const TAIL_LINES_MAX = 12;

const LOG_PREFIX = 'ollama-serve';
/** A day is enough to look into a failure. */
const LOG_KEPT_MS = 86_400_000;

/** Long enough that a pause in a test does not unload the model. */
const KEEP_ALIVE = '30m';

/**
 * A server of our own: own port, own home, own models, no cloud, none of the user's `OLLAMA_…` settings.
 * @param {{ program: { path: string, version: string }, store: string, port?: number | undefined,
 *   env?: Record<string, string | undefined> | undefined, say: import('./words.mjs').Say }} order
 */
export async function serveOllama({ program, store, port, env }) {
  const ownPort = port ?? (await freePort());
  const host = `127.0.0.1:${ownPort}`;
  const home = join(cacheFolder(), 'home');
  mkdirSync(home, { recursive: true });
  const log = logFile(`${LOG_PREFIX}-${program.version}-${ownPort}`);
  dropOldLogs(dirname(log));
  const output = openSync(log, 'w');
  const child = await startGuarded({
    program: program.path,
    args: ['serve'],
    env: { ...ownSettings(host, home), OLLAMA_MODELS: store, ...env },
    output,
  });
  closeSync(output);
  const url = `http://${host}`;
  await answers({ url, probe: '/api/version', child, step: 'ollama serve', log });
  const { pid, outcome, stop } = child;
  return { url, log, pid, outcome, stop, clientEnv: ownSettings(host, home) };
}

/** @param {string} folder */
function dropOldLogs(folder) {
  for (const name of readdirSync(folder).filter(entry => entry.startsWith(LOG_PREFIX))) {
    const file = join(folder, name);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (LOG_KEPT_MS < age) rmSync(file, { force: true });
  }
}

/** @param {string} host @param {string} home */
function ownSettings(host, home) {
  const inherited = Object.keys(process.env).filter(name => name.startsWith('OLLAMA_'));
  return {
    ...Object.fromEntries(inherited.map(name => [name, undefined])),
    HOME: home,
    OLLAMA_HOST: host,
    OLLAMA_KEEP_ALIVE: KEEP_ALIVE,
    OLLAMA_NO_CLOUD: '1',
    OLLAMA_NOPRUNE: '1',
    // Threads that wait by spinning make a server ten times slower as soon as anything else wants a core.
    OMP_WAIT_POLICY: 'passive',
  };
}

/**
 * Waits until a server answers, and ends it where it does not.
 * @param {{ url: string, probe: string, child: import('./processes.mjs').Guarded, step: string, log: string }} server
 */
export async function answers({ url, probe, child, step, log }) {
  const deadline = Date.now() + START_MS_MAX;
  while (Date.now() < deadline && !child.hasEnded()) {
    const reply = await fetch(url + probe, { signal: AbortSignal.timeout(PROBE_MS_MAX) }).catch(
      () => undefined,
    );
    if (reply?.ok && !child.hasEnded()) return;
    await delay(LOOK_AGAIN_MS);
  }
  const problem = child.hasEnded()
    ? 'it ended at once'
    : `no answer on ${url} after ${START_MS_MAX / 1000} s`;
  await child.stop();
  const tail = (await readFile(log, 'utf8')).trim().split('\n').slice(-TAIL_LINES_MAX);
  throw new RigError({
    step,
    problem,
    tail,
    log,
    remedy: 'read the last lines above; a port in use is the usual cause',
  });
}

/** A port that was free a moment ago. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
