import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ask, isExecutable, onPath } from '../run.mjs';
import { installDebian } from './debian.mjs';

const NAMES = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
  ...['microsoft-edge', 'microsoft-edge-stable', 'brave-browser', 'msedge'],
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PROGRAMS = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

const REMEDY = 'install Chrome, Chromium or Edge, or set COVE_BROWSER to the path of one';

/**
 * A browser of the Chromium family, in which the editor is shown and tested.
 * @type {import('../parts.mjs').Part<string>}
 */
export const BROWSER = {
  name: 'browser',
  about: 'installing Chromium, about 1 min',
  find: async () => {
    const path = findBrowser();
    // A package that only points to another store lies on the PATH but does not run.
    return path && (process.platform === 'win32' || (await ask(path, ['--version'])))
      ? path
      : undefined;
  },
  provide: ({ say }) => installDebian('browser', ['chromium', 'fonts-dejavu-core'], say, REMEDY),
};

/** The browser that `COVE_BROWSER` names, or one that is installed. */
export function findBrowser() {
  const own = process.env['COVE_BROWSER'];
  if (own) return own;
  return onPath(NAMES) ?? installedApps().find(path => existsSync(path) && isExecutable(path));
}

function installedApps() {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return folders.flatMap(folder =>
      MAC_APPS.map(app => join(folder, `${app}.app`, 'Contents/MacOS', app)),
    );
  }
  if (process.platform !== 'win32') return [];
  const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
    name => process.env[name] ?? '',
  );
  return folders
    .filter(Boolean)
    .flatMap(folder => WINDOWS_PROGRAMS.map(program => join(folder, program)));
}
