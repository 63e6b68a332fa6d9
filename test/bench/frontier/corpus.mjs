import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/root.mjs';

/** The commit that the published figures were measured on; another has other holes. */
const REVISION = '5206a18';

/** Parts of Ollama that were written after the models had been trained. */
const OLLAMA = 'github.com/ollama/ollama@v0.32.15';
const OLLAMA_FOLDERS = ['agent', 'mlx', 'model/parsers', 'model/renderers', 'x'];

/**
 * Code that the models cannot have seen: of Cove itself, and of the newest Ollama where its source lies on
 * this machine since the rig built it.
 * @typedef {{ path: string, text: string }} Source
 * @returns {{ own: readonly Source[], foreign: readonly Source[] }}
 */
export function unseenCode() {
  return { own: ownCode(revisionAt(REVISION)), foreign: goCode() };
}

/** @param {string} wanted */
function revisionAt(wanted) {
  try {
    return git(['rev-parse', '--verify', '--quiet', `${wanted}^{commit}`]).trim();
  } catch {
    return 'HEAD';
  }
}

/** @param {string} revision */
function ownCode(revision) {
  return git(['ls-tree', '-r', '--name-only', revision, 'src', 'scripts'])
    .split('\n')
    .filter(path => /\.(?:ts|mjs)$/.test(path))
    .map(path => ({ path, text: git(['show', `${revision}:${path}`]) }));
}

/** @param {readonly string[]} args */
function git(args) {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
}

function goCode() {
  const modules = process.env['GOMODCACHE'] ?? join(homedir(), 'go', 'pkg', 'mod');
  const root = join(modules, OLLAMA);
  if (!existsSync(root)) return [];
  return OLLAMA_FOLDERS.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(path =>
      join(folder, path),
    ),
  )
    .filter(path => path.endsWith('.go') && !path.endsWith('_test.go'))
    .sort()
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}
