#!/usr/bin/env node
/** Packs `dist/cove.vsix` from what `npm run build` left in `dist/`: one package for every system. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { ROOT } from './root.mjs';

/** What anyone downloads without a second thought; the grammars are most of it. */
const BYTES_MAX = 8_000_000;

const packagePath = join(ROOT, 'dist', 'cove.vsix');
await createVSIX({
  cwd: ROOT,
  packagePath,
  dependencies: false,
  // Pictures in the README are found by their path, also before there is a public repository.
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const { size } = statSync(packagePath);
process.stderr.write(`[package] ${(size / 1e6).toFixed(1)} MB\n`);
if (BYTES_MAX < size) {
  process.stderr.write(
    `[package] more than ${BYTES_MAX / 1e6} MB; look at what .vscodeignore lets in\n`,
  );
  process.exitCode = 1;
}
