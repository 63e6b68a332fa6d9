import { spawn } from 'node:child_process';
import type { Surroundings } from './findProgram.js';

/** A repository that takes longer is too big for a question to wait for. */
const GIT_MS_MAX = 10_000;

/** More fits into no context that an ordinary machine bears. */
const OUTPUT_BYTES_MAX = 1 << 20;

export interface GitOutput {
  /** Whether it ended well. */
  readonly ok: boolean;
  readonly text: string;
  /** Whether there was more than is read. */
  readonly isCut: boolean;
}

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
): Promise<GitOutput> {
  return new Promise(resolve => {
    const child = spawn(program, [...QUIET, ...args], {
      cwd,
      env: { ...withoutGit(env), ...OFFLINE },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: GIT_MS_MAX,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (OUTPUT_BYTES_MAX < bytes) child.kill('SIGKILL');
    });
    const end = (ok: boolean): void => {
      const isCut = OUTPUT_BYTES_MAX < bytes;
      const text = Buffer.concat(chunks).subarray(0, OUTPUT_BYTES_MAX).toString('utf8');
      resolve({ ok: ok || isCut, text, isCut });
    };
    child.on('error', () => {
      end(false);
    });
    child.on('close', code => {
      end(code === 0);
    });
  });
}

/** What an outer git told its hook would lead to another repository. */
function withoutGit(env: Surroundings['env']): Surroundings['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
}
