import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the repository as a value, so that a check can be shown a made-up one. */
export interface Source {
  /** From the repository's root, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** The repository's root; the compiled test lies in `out/test/tidy`. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What git ignores too, for a copy of the repository that is no checkout. */
const NOT_OURS = /^(?:\.git|node_modules|dist|out|coverage)$/;

/** Whether a file or folder is there. */
export function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}

export function read(path: string): Source {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** A repository made up for a test of a test. */
export function made(files: Readonly<Record<string, string>>): readonly Source[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** The files below `folders` that end in one of `endings`; none where a folder is not there. */
export function sourcesIn(
  folders: readonly string[],
  endings: readonly string[],
): readonly Source[] {
  return folders
    .filter(exists)
    .flatMap(pathsUnder)
    .filter(path => endings.some(ending => path.endsWith(ending)))
    .filter(path => !path.startsWith('test/fixtures/'))
    .map(read);
}

/** Every file that is, or would be, committed. */
export function committedPaths(): readonly string[] {
  try {
    const arguments_ = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
    const listed = execFileSync('git', arguments_, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
    return listed.split('\0').filter(path => path !== '' && exists(path));
  } catch {
    return pathsUnder('');
  }
}

function pathsUnder(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return entry.isFile() ? [path] : [];
    return NOT_OURS.test(entry.name) ? [] : pathsUnder(path);
  });
}
