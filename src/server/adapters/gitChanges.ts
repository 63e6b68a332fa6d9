import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findProgram, type Surroundings } from './findProgram.js';
import { runGit } from './git.js';
import type { ProgramOutput } from './runProgram.js';

/** What is not committed in a folder, or why that cannot be said. */
export type Changes =
  | {
      readonly kind: 'changes';
      /** As `git diff` writes it; empty where nothing that git knows has changed. */
      readonly text: string;
      /** The files that it tells of. */
      readonly files: readonly string[];
      /** Files that git does not know yet, and does not ignore. */
      readonly added: readonly string[];
      /** Files of which nothing is told, since no model may see them. */
      readonly excluded: readonly string[];
      /** Whether there is more than is told. */
      readonly isCut: boolean;
    }
  | { readonly kind: 'unknown'; readonly why: string };

/** What the next commit takes, and what the last ones say. */
export interface NextCommit {
  /** What is staged, or else what is not, as `git diff` writes it. */
  readonly diff: string;
  /** The first lines of the last messages, the newest first. */
  readonly recent: readonly string[];
}

/** How a project's messages sound. */
const RECENT_COMMITS = 10;

/** What fits into the command line of every system, in UTF-16 units. */
const PATHS_UNITS_MAX = 20_000;

/** Asks git, of which it starts nothing but the commands that look. */
export class GitChanges {
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /**
   * What is not committed in a folder, staged or not. Never rejects.
   *
   * **Invariant:** nothing of a file that `isExcluded` names is in the text.
   */
  async in(folder: string, isExcluded: (uri: string) => Promise<boolean>): Promise<Changes> {
    const git = await this.#gitIn(folder);
    if (!git) return unknown('git is not on the PATH, or the folder is on no disk');
    const root = (await git(['rev-parse', '--show-toplevel'])).text.replace(/\r?\n$/, '');
    if (root === '') return unknown('git finds no repository here');
    const status = await git([...STATUS, '--', '.']);
    if (!status.ok) return unknown('git does not answer in time');
    const rows = await Promise.all(
      rowsIn(status).map(async ({ path, isNew }) => {
        const uri = pathToFileURL(join(root, path)).href;
        return { path, isNew, uri, isExcluded: await isExcluded(uri) };
      }),
    );
    const { told, left } = tellable(rows);
    const known = told.filter(({ isNew }) => !isNew);
    const fitting = firstFitting(known.map(({ path }) => `:(top,literal)${path}`));
    const { text, isCut } = await diffOf(fitting, git);
    return {
      kind: 'changes',
      text,
      files: known.slice(0, fitting.length).map(({ uri }) => uri),
      added: told.filter(({ isNew }) => isNew).map(({ uri }) => uri),
      excluded: left.map(({ uri }) => uri),
      isCut: isCut || status.isCut || fitting.length < known.length,
    };
  }

  /** What the next commit of the repository at `root` takes; undefined without one. Never rejects. */
  async nextCommit(root: string): Promise<NextCommit | undefined> {
    const git = await this.#gitIn(root);
    if (!git) return undefined;
    const [staged, log] = await Promise.all([
      git([...DIFF, '--cached']),
      git(['log', `--max-count=${RECENT_COMMITS}`, '--no-color', '--format=%s']),
    ]);
    if (!staged.ok) return undefined;
    const { text: diff } = staged.text === '' ? await git(DIFF) : staged;
    return { diff, recent: log.ok ? log.text.split('\n').filter(line => line !== '') : [] };
  }

  async #gitIn(folder: string): Promise<Git | undefined> {
    const { env } = this.#surroundings;
    const program = await findProgram('git', this.#surroundings);
    if (program === undefined || !folder.startsWith('file:///')) return undefined;
    const cwd = fileURLToPath(folder);
    return args => runGit(program, args, { cwd, env });
  }
}

type Git = (args: readonly string[]) => Promise<ProgramOutput>;

const STATUS = [
  'status',
  '--porcelain=v1',
  '-z',
  '--no-renames',
  '--untracked-files=all',
  '--ignore-submodules=all',
];

/** No program that a repository names for showing its files is started. */
const DIFF = [
  'diff',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--ignore-submodules=all',
];

async function diffOf(paths: readonly string[], git: Git): Promise<ProgramOutput> {
  if (paths.length === 0) return { ok: true, text: '', isCut: false };
  // Before the first commit there is nothing but what is staged.
  const { ok: hasCommit } = await git(['rev-parse', '--verify', '--quiet', 'HEAD']);
  const { ok, text, isCut } = await git([...DIFF, hasCommit ? 'HEAD' : '--cached', '--', ...paths]);
  // A line that is cut in two says what is not so.
  const isWhole = ok && !isCut;
  return { ok, text: isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1), isCut: !isWhole };
}

interface Row {
  /** From the top of the repository. */
  readonly path: string;
  readonly isNew: boolean;
}

function rowsIn({ text, isCut }: ProgramOutput): readonly Row[] {
  const rows = text.split('\0');
  // The last one is empty, or half a name.
  return (isCut ? rows.slice(0, -1) : rows)
    .filter(row => row !== '')
    .map(row => ({ path: row.slice('XY '.length), isNew: row.startsWith('??') }));
}

interface Judged extends Row {
  readonly uri: string;
  readonly isExcluded: boolean;
}

/** A path that was a file and is a folder now stands for all in that, so it is left out too. */
function tellable(rows: readonly Judged[]): {
  readonly told: readonly Judged[];
  readonly left: readonly Judged[];
} {
  const secret = rows.filter(({ isExcluded }) => isExcluded);
  const isLeft = ({ path, isExcluded }: Judged): boolean =>
    isExcluded || secret.some(each => each.path.startsWith(`${path}/`));
  return { told: rows.filter(row => !isLeft(row)), left: rows.filter(isLeft) };
}

function firstFitting(paths: readonly string[]): readonly string[] {
  let units = 0;
  return paths.filter(path => (units += path.length + 1) <= PATHS_UNITS_MAX);
}

function unknown(why: string): Changes {
  return { kind: 'unknown', why };
}
