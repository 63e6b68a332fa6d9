import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { text as textOf } from 'node:stream/consumers';

/** What a program did. */
export interface Ran {
  readonly ok: boolean;
  readonly output: string;
}

/** Code that does not end is no good; a busy machine needs a while to start a program, in ms. */
const RUN_MS_MAX = 30_000;

export function runPython(code: string): Promise<Ran> {
  // Isolated: without the packages and settings of whoever runs the bench.
  return run('python3', ['-I', '-'], code);
}

/** Runs a script that is a module of the old kind, so that it can ask for Node's own. */
export function runNode(code: string): Promise<Ran> {
  return run(process.execPath, ['-'], code);
}

async function run(program: string, args: readonly string[], code: string): Promise<Ran> {
  const child = spawn(program, args, { cwd: tmpdir(), timeout: RUN_MS_MAX, killSignal: 'SIGKILL' });
  // A program that ends at once does not read.
  child.stdin.on('error', () => undefined);
  child.stdin.end(code);
  const ended = once(child, 'close');
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
  return { ok: child.exitCode === 0, output: out + err };
}
