import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { delay } from './words.mjs';

const GUARDIAN = fileURLToPath(new URL('guardian.mjs', import.meta.url));

/** The guardian kills after 5 s what does not end by itself; the rest is for a busy machine. */
const STOP_MS_MAX = 15_000;
const LOOK_AGAIN_MS = 25;

/** Set by npm and by coverage tools for their own children; they change what a foreign program does. */
const NOT_INHERITED =
  /^(npm_(package|lifecycle)_|npm_config_(local_prefix|prefix|ignore_scripts|omit)$|INIT_CWD$|NODE_(OPTIONS|V8_COVERAGE|ENV)$)/i;

/**
 * A program in a process group of its own, which ends with the script that started it, however that ends.
 * @typedef {{ code: number | null, signal: string | null, error?: string }} Outcome
 * @typedef {{ pid: number, outcome: Promise<Outcome>, hasEnded: () => boolean, stop: () => Promise<void>,
 *   output: import('node:stream').Readable | null, errors: import('node:stream').Readable | null }} Guarded
 * @param {{ program: string, args: readonly string[], cwd?: string | undefined,
 *   env?: Record<string, string | undefined> | undefined, output: 'pipe' | number }} order
 * @returns {Promise<Guarded>}
 */
export async function startGuarded({ program, args, cwd, env, output }) {
  const guardian = fork(GUARDIAN, [program, ...args], {
    cwd,
    env: { ...inheritedEnvironment(), ...env },
    detached: process.platform !== 'win32',
    execArgv: [],
    stdio: ['ignore', output, output, 'ipc'],
  });
  const group = guardian.pid ?? 0;
  const ended = once(guardian, 'exit');
  /** @type {Promise<Outcome>} */
  const outcome = new Promise(resolve => {
    guardian.on('message', (/** @type {Outcome & { pid?: number }} */ message) => {
      if (message.pid === undefined) resolve({ ...message, code: message.code ?? null });
    });
    void ended.then(() => resolve({ code: null, signal: 'SIGKILL' }));
  });
  const started = once(guardian, 'message').then(([message]) => message.pid ?? 0);
  return {
    pid: await Promise.race([started, ended.then(() => 0)]),
    outcome,
    hasEnded: () => guardian.exitCode !== null || guardian.signalCode !== null,
    stop: () => stopGroup(guardian, group, ended),
    output: guardian.stdout,
    errors: guardian.stderr,
  };
}

/** The environment of this script, without what concerns only itself. */
export function inheritedEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name)),
  );
}

/**
 * @param {import('node:child_process').ChildProcess} guardian
 * @param {number} group
 * @param {Promise<unknown>} ended
 */
async function stopGroup(guardian, group, ended) {
  if (guardian.connected) guardian.disconnect();
  await Promise.race([ended, delay(STOP_MS_MAX, { keepsAlive: false })]);
  const deadline = Date.now() + STOP_MS_MAX;
  while (isGroupAlive(group) && Date.now() < deadline) await delay(LOOK_AGAIN_MS);
}

/** @param {number} group */
function isGroupAlive(group) {
  if (process.platform === 'win32' || group === 0) return false;
  return isAlive(-group);
}

/** Whether a process, or with a negative id a process group, exists. @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
