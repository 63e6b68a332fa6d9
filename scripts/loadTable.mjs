import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './root.mjs';

/**
 * The exports of a TypeScript module that is a table, without a build before it.
 * @param {string} path from the root
 */
export async function loadTable(path) {
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.table-'));
  try {
    const outfile = join(folder, 'table.mjs');
    await build({
      entryPoints: [join(ROOT, path)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
