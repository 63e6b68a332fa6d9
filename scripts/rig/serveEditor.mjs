import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startGuarded } from './processes.mjs';
import { run } from './run.mjs';
import { answers, freePort } from './serveOllama.mjs';

/** Unpacking one package of a few megabytes. */
const INSTALL_MINUTES_MAX = 5;

/** An editor that shows the workspace and nothing else, and that asks nobody anything. */
const QUIET_SETTINGS = Object.freeze({
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.ignoreMissingGitWarning': true,
  'git.openRepositoryInParentFolders': 'never',
  'json.schemaDownload.enable': false,
  'npm.autoDetect': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'typescript.surveys.enabled': false,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
});

/** No gallery to ask, and nothing of an editor in whose terminal the script may run. */
const QUIET_ENVIRONMENT = Object.freeze({
  EXTENSIONS_GALLERY: '{"serviceUrl": ""}',
  PORT: undefined,
  PASSWORD: undefined,
  HASHED_PASSWORD: undefined,
  VSCODE_IPC_HOOK_CLI: undefined,
});

/**
 * Serves a folder in an editor that has the given packages installed and the given user settings, in a state
 * folder of its own; without `stateDir`, one that goes with the editor.
 * @param {{ editor: import('./parts/editor.mjs').Editor, folder: string, vsix?: string | readonly string[] | undefined,
 *   settings?: Record<string, unknown> | undefined, port?: number | undefined, stateDir?: string | undefined,
 *   env?: Record<string, string | undefined> | undefined, say: import('./words.mjs').Say }} order
 */
export async function serveEditor({
  editor,
  folder,
  vsix = [],
  settings,
  port,
  stateDir,
  env,
  say,
}) {
  const state = stateDir ? resolve(stateDir) : await mkdtemp(join(tmpdir(), 'cove-editor-'));
  const places = await prepare(state, settings);
  for (const file of [vsix].flat()) await install(editor, places.args, resolve(file), say);
  const host = `127.0.0.1:${port ?? (await freePort())}`;
  const log = join(state, 'editor.log');
  const output = openSync(log, 'w');
  const child = await startGuarded({
    program: editor.node,
    args: [editor.entry, ...places.args, ...serving(host), resolve(folder)],
    env: { ...QUIET_ENVIRONMENT, ...env },
    output,
  });
  closeSync(output);
  await answers({ url: `http://${host}`, probe: '/healthz', child, step: 'editor', log });
  return {
    url: `http://${host}/`,
    log,
    pid: child.pid,
    userData: places.userData,
    extensionsDir: places.extensionsDir,
    stop: async () => {
      await child.stop();
      if (!stateDir) await rm(state, { recursive: true, force: true });
    },
  };
}

/** @param {string} host */
function serving(host) {
  return [
    ...['--auth', 'none', '--bind-addr', host, '--ignore-last-opened'],
    ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
    ...['--disable-getting-started-override', '--disable-proxy'],
  ];
}

/** @param {string} state @param {Record<string, unknown> | undefined} settings */
export async function prepare(state, settings) {
  const userData = join(state, 'user');
  const extensionsDir = join(state, 'extensions');
  const config = join(state, 'config.yaml');
  await mkdir(join(userData, 'User'), { recursive: true });
  await mkdir(extensionsDir, { recursive: true });
  await writeFile(config, 'auth: none\n');
  const file = join(userData, 'User', 'settings.json');
  const kept = await readFile(file, 'utf8').then(JSON.parse, () => ({}));
  await writeFile(file, JSON.stringify({ ...QUIET_SETTINGS, ...kept, ...settings }, undefined, 2));
  // A served editor reads settings of the machine from here, and not reliably from the user's.
  const machine = join(userData, 'Machine', 'settings.json');
  await mkdir(join(userData, 'Machine'), { recursive: true });
  const there = await readFile(machine, 'utf8').then(JSON.parse, () => ({}));
  await writeFile(machine, JSON.stringify({ ...there, ...settings }, undefined, 2));
  const args = ['--config', config, '--user-data-dir', userData, '--extensions-dir', extensionsDir];
  return { userData, extensionsDir, args };
}

/**
 * @param {import('./parts/editor.mjs').Editor} editor
 * @param {readonly string[]} places
 * @param {string} file
 * @param {import('./words.mjs').Say} say
 */
async function install({ node, entry }, places, file, say) {
  await run({
    step: 'editor',
    doing: 'installing the extension',
    program: node,
    args: [entry, ...places, '--install-extension', file, '--force'],
    minutesMax: INSTALL_MINUTES_MAX,
    remedy: `check that ${file} is a whole package`,
    say,
  });
}
