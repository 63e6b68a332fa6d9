import { execFile } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { cacheFolder } from './cache.mjs';
import { startGuarded } from './processes.mjs';
import { delay, duration, RigError } from './words.mjs';

/** Half a minute of silence looks like a hang; this stays below it. */
const HEARTBEAT_MS = 25_000;
/** Enough to see a compiler's complaint, little enough for one screen. */
const TAIL_LINES_MAX = 12;
const TAIL_CHARACTERS_MAX = 200;
/** A question like `--version` that takes longer will not be answered. */
const ANSWER_MS_MAX = 20_000;

/**
 * Runs one command of a step. Its whole output goes to the step's log; a line of progress is said while it
 * takes long; a failure becomes a `RigError` with the last lines.
 * @param {{ step: string, doing: string, program: string, args: readonly string[], cwd?: string,
 *   env?: Record<string, string | undefined>, minutesMax: number, remedy: string,
 *   progress?: (line: string) => string | undefined, say: import('./words.mjs').Say }} order
 */
export async function run(order) {
  const { step, doing, minutesMax, remedy, say } = order;
  const log = logFile(step);
  const child = await startGuarded({ ...order, output: 'pipe' });
  const listening = listen(child, log, order);
  const beat = setInterval(() => say(`${step}: ${doing}, ${listening.now()}`), HEARTBEAT_MS);
  const outcome = await Promise.race([child.outcome, tooLong(minutesMax)]);
  clearInterval(beat);
  await child.stop();
  if (outcome?.code === 0) return;
  throw new RigError({
    step,
    problem: problemOf(order, outcome),
    remedy,
    tail: listening.tail,
    log,
  });
}

/**
 * @param {import('./processes.mjs').Guarded} child
 * @param {string} log
 * @param {Parameters<typeof run>[0]} order
 */
function listen(child, log, { program, args, progress }) {
  const start = Date.now();
  /** @type {string[]} */
  const tail = [];
  let reached = '';
  const file = createWriteStream(log, { flags: 'a' });
  file.write(`\n$ ${program} ${args.join(' ')}\n`);
  for (const stream of [child.output, child.errors]) {
    if (!stream) continue;
    stream.pipe(file, { end: false });
    createInterface({ input: stream }).on('line', line => {
      if (line.trim() === '') return;
      tail.push(line.slice(0, TAIL_CHARACTERS_MAX));
      if (tail.length > TAIL_LINES_MAX) tail.shift();
      reached = progress?.(line) ?? reached;
    });
  }
  return {
    tail,
    now: () => [reached, `${duration(Date.now() - start)} so far`].filter(Boolean).join(', '),
  };
}

/**
 * @param {{ program: string, minutesMax: number }} order
 * @param {import('./processes.mjs').Outcome | undefined} outcome
 */
function problemOf({ program, minutesMax }, outcome) {
  if (outcome === undefined) return `no end after ${minutesMax} min`;
  if (outcome.error) return outcome.error;
  return `${program} ended with ${outcome.signal ?? `code ${outcome.code}`}`;
}

/** @param {number} minutes @returns {Promise<undefined>} */
async function tooLong(minutes) {
  await delay(minutes * 60_000, { keepsAlive: false });
  return undefined;
}

/**
 * What a program answers to a short question, or nothing where it is missing or fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<string | undefined>}
 */
export async function ask(program, args) {
  try {
    const { stdout, stderr } = await promisify(execFile)(program, [...args], {
      timeout: ANSWER_MS_MAX,
    });
    return `${stdout}\n${stderr}`;
  } catch {
    return undefined;
  }
}

/**
 * The first of these programs that is on the PATH, as a whole path.
 * @param {readonly string[]} names
 */
export function onPath(names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names
    .flatMap(name => folders.flatMap(folder => endings.map(ending => join(folder, name + ending))))
    .find(isExecutable);
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where the output of a step is kept. @param {string} step */
export function logFile(step) {
  const folder = join(cacheFolder(), 'logs');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${step.replaceAll(/[^\w.-]+/g, '-')}.log`);
}
