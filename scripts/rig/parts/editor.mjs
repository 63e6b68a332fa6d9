import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillFolder, findFolder } from '../cache.mjs';
import { onPath, run } from '../run.mjs';
import { VERSIONS } from '../versions.mjs';
import { RigError } from '../words.mjs';
import { COMPILER, PYTHON } from './tools.mjs';

const NPM_MINUTES_MAX = 20;
const COMPILE_MINUTES_MAX = 20;
const REMEDY = 'check that npm reaches its registry, then run again';
const VS_CODE_REMEDY = 'install VS Code, so that `code` is on the PATH';

/**
 * The native modules the editor's server cannot do without. Its others come built inside their packages
 * (terminal, file watcher), or stand for what is not used here (Kerberos, SQLite), which spares the system
 * libraries they want.
 */
const NATIVE_MODULES = ['@vscode/spdlog', '@vscode/native-watchdog'];

/**
 * VS Code as a server, and the Node it wants.
 * @typedef {{ node: string, entry: string, version: string }} Editor
 * @type {import('../parts.mjs').Part<Editor>}
 */
export const EDITOR = {
  name: 'editor',
  about: 'fetching VS Code (code-server), about 1 min',
  find: async () => {
    const folder = findFolder(editorFolder());
    return folder === undefined ? undefined : editorIn(folder);
  },
  provide: async context => {
    if (process.platform === 'win32') {
      throw new RigError({
        step: 'editor',
        problem: 'code-server does not run on Windows',
        remedy: VS_CODE_REMEDY,
      });
    }
    await fillFolder(editorFolder(), draft => build(context, draft));
  },
};

/**
 * A `code` that can open a window: it needs a display.
 * @returns {string | undefined}
 */
export function findCode() {
  const hasDisplay =
    process.platform === 'darwin' ||
    process.platform === 'win32' ||
    Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
  return hasDisplay ? onPath(['code']) : undefined;
}

function editorFolder() {
  return `code-server-${VERSIONS.codeServer}`;
}

/** @param {string} folder @returns {Editor} */
function editorIn(folder) {
  const modules = join(folder, 'node_modules');
  return {
    node: join(modules, nodePackage(), 'bin', 'node'),
    entry: join(modules, 'code-server', 'out', 'node', 'entry.js'),
    version: VERSIONS.codeServer,
  };
}

/** Node's own packages bring its headers too, so that nothing is fetched from elsewhere to compile against. */
function nodePackage() {
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${process.platform}-${process.arch}`;
}

/**
 * @param {import('../parts.mjs').Context} context
 * @param {string} draft
 */
async function build(context, draft) {
  const manifest = {
    private: true,
    dependencies: {
      'code-server': VERSIONS.codeServer,
      [nodePackage()]: VERSIONS.node,
      'node-gyp': VERSIONS.nodeGyp,
    },
  };
  await writeFile(join(draft, 'package.json'), JSON.stringify(manifest));
  const code = join(draft, 'node_modules', 'code-server', 'lib', 'vscode');
  await npmInstall(context, draft);
  await npmInstall(context, code);
  await npmInstall(context, join(code, 'extensions'));
  await compileNative(context, draft, code);
}

/**
 * @param {import('../parts.mjs').Context} context
 * @param {string} cwd
 */
async function npmInstall({ say }, cwd) {
  await run({
    step: 'editor',
    doing: 'npm install',
    program: 'npm',
    args: [
      'install',
      '--ignore-scripts',
      '--omit=dev',
      '--no-audit',
      '--no-fund',
      '--engine-strict=false',
    ],
    cwd,
    minutesMax: NPM_MINUTES_MAX,
    remedy: REMEDY,
    say,
  });
}

/**
 * @param {import('../parts.mjs').Context} context
 * @param {string} draft
 * @param {string} code
 */
async function compileNative({ bring, say }, draft, code) {
  const [python] = await Promise.all([bring(PYTHON), bring(COMPILER)]);
  const { node } = editorIn(draft);
  const gyp = join(draft, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  for (const name of NATIVE_MODULES) {
    await run({
      step: 'editor',
      doing: `compiling ${name}`,
      program: node,
      args: [gyp, 'rebuild', `--nodedir=${join(node, '..', '..')}`, `--python=${python}`],
      cwd: join(code, 'node_modules', name),
      minutesMax: COMPILE_MINUTES_MAX,
      remedy: 'read the log; then run again',
      say,
    });
  }
}
