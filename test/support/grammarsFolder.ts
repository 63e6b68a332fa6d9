import { copyFile, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the tests run: the root of the checkout. */
const ROOT = process.cwd();

/** The grammars that have a query. */
export async function grammarNames(): Promise<readonly string[]> {
  const folders = await readdir(join(ROOT, 'syntaxes'), { withFileTypes: true });
  return folders.filter(each => each.isDirectory()).map(each => each.name);
}

/** A new folder as the build makes it: the engine, and a grammar and a query for each name. */
export async function grammarsFolder(names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cove-grammars-'));
  const modules = join(ROOT, 'node_modules');
  await copyFile(
    join(modules, 'web-tree-sitter', 'tree-sitter.wasm'),
    join(folder, 'tree-sitter.wasm'),
  );
  for (const name of names) {
    const wasm = join(modules, 'tree-sitter-wasms', 'out', `tree-sitter-${name}.wasm`);
    await copyFile(wasm, join(folder, `${name}.wasm`));
    await copyFile(join(ROOT, 'syntaxes', name, 'place.scm'), join(folder, `${name}.scm`));
  }
  return folder;
}
