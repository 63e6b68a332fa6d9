import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';

/** What a program did. */
export interface Ran {
  readonly ok: boolean;
  readonly output: string;
}

/** Without the packages and settings of whoever runs the bench. */
const ISOLATED = ['-I'];

/** Code that does not end is no good; a busy machine needs a while to start a program, in ms. */
const RUN_MS_MAX = 30_000;

/** Runs code of Python that stands alone. */
export function runPython(code: string): Promise<Ran> {
  return run('python3', [...ISOLATED, '-'], { cwd: tmpdir(), input: code });
}

/** The files of a project, by their paths. */
export type Project = ReadonlyMap<string, string>;

/** Runs the file of a project of Python, where it can import the others. */
export function runPythonFile(file: string, project: Project): Promise<Ran> {
  const start =
    'import importlib, sys; sys.path.insert(0, "."); importlib.import_module(sys.argv[1])';
  const name = file.replace(/\.py$/, '');
  return inFolder(project, cwd => run('python3', [...ISOLATED, '-c', start, name], { cwd }));
}

/** Runs the file of a project of scripts, where it can require the others. */
export function runNodeFile(file: string, project: Project): Promise<Ran> {
  return inFolder(project, cwd => run(process.execPath, [file], { cwd }));
}

async function inFolder(project: Project, work: (folder: string) => Promise<Ran>): Promise<Ran> {
  const folder = await mkdtemp(join(tmpdir(), 'cove-case-'));
  try {
    await writeProject(folder, project);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function writeProject(folder: string, project: Project): Promise<void> {
  for (const [path, text] of project) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

interface Start {
  readonly cwd: string;
  /** What it reads. */
  readonly input?: string;
}

async function run(
  program: string,
  args: readonly string[],
  { cwd, input = '' }: Start,
): Promise<Ran> {
  const child = spawn(program, args, { cwd, timeout: RUN_MS_MAX, killSignal: 'SIGKILL' });
  // A program that ends at once does not read.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = once(child, 'close');
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
  return { ok: child.exitCode === 0, output: out + err };
}
