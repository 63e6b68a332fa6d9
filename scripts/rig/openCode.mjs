import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './run.mjs';
import { prepare } from './serveEditor.mjs';

/** Unpacking one package of a few megabytes. */
const INSTALL_MINUTES_MAX = 5;

/**
 * Opens a folder in a window of the VS Code that is installed here, with a state folder of its own, so that the
 * person's own extensions and settings are left alone. `closed` resolves when the window is closed.
 * @param {string} code the program
 * @param {{ folder: string, vsix: string, settings: Record<string, unknown>, say: import('./words.mjs').Say }} order
 */
export async function openCode(code, { folder, vsix, settings, say }) {
  const state = await mkdtemp(join(tmpdir(), 'cove-editor-'));
  const { userData, extensionsDir } = await prepare(state, settings);
  const places = ['--user-data-dir', userData, '--extensions-dir', extensionsDir];
  await run({
    step: 'editor',
    doing: 'installing the extension',
    program: code,
    args: [...places, '--install-extension', resolve(vsix), '--force'],
    minutesMax: INSTALL_MINUTES_MAX,
    remedy: `check that ${vsix} is a whole package, and that "code --version" works`,
    say,
  });
  const window = spawn(code, [...places, '--new-window', '--wait', resolve(folder)], {
    stdio: 'ignore',
  });
  const closed = new Promise(done => window.once('exit', done));
  return {
    closed,
    stop: async () => {
      window.kill();
      await rm(state, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}
