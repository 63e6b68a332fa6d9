import type { Surroundings } from './findProgram.js';
import { type ProgramOutput, runProgram } from './runProgram.js';

/** A repository that takes longer is too big for a question to wait for. */
const GIT_MS_MAX = 10_000;

/**
 * No hook, no filesystem monitor and no pager: a repository's settings can name programs, and a
 * look at it must start none.
 */
const QUIET = [
  '--no-pager',
  '--no-optional-locks',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=',
];

/** Asks no password and, of a repository that lacks parts, fetches none: git says nothing outside. */
const OFFLINE = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
};

/** Runs `program`, which is git, in a folder, without a shell; never rejects. */
export function runGit(
  program: string,
  args: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Surroundings['env'] },
): Promise<ProgramOutput> {
  return runProgram(program, [...QUIET, ...args], {
    cwd,
    env: { ...withoutGit(env), ...OFFLINE },
    msMax: GIT_MS_MAX,
  });
}

/** What an outer git told its hook would lead to another repository. */
function withoutGit(env: Surroundings['env']): Surroundings['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
}
