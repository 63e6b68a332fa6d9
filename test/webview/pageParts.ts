import { readFile } from 'node:fs/promises';
import { chatHtml } from '../../src/client/chatHtml.js';
import { THEMES } from './themes.js';

/** A browser without a screen that asks nobody anything; as root it runs without its sandbox. */
export const BROWSER_ARGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** An address that nobody has: all that is asked for is answered here, or counted as a fault. */
export const HOME = 'http://cove.invalid';

/** What the editor does for a page: it keeps what the page tells, and a little state. */
export const EDITOR = `
  window.told = [];
  window.ran = [];
  let kept = JSON.parse(sessionStorage.getItem('kept') ?? 'null');
  window.acquireVsCodeApi = () => ({
    postMessage: message => void window.told.push(message),
    getState: () => kept,
    setState: state => sessionStorage.setItem('kept', JSON.stringify((kept = state))),
  });
`;

export type Theme = keyof typeof THEMES;

interface Part {
  readonly type: string;
  readonly body: (theme: Theme) => Promise<string>;
}

/** What the editor gives each page, below what the page says itself. */
const EDITOR_STYLES = `@layer vscode-default {
  code {
    padding: 1px 3px;
    color: var(--vscode-textPreformat-foreground);
    background-color: var(--vscode-textPreformat-background);
    border-radius: 4px;
  }
  pre code { padding: 0; }
}`;

/** What is built for the page. */
export const FILES = ['webview.js', 'markdownStream.js', 'webview.css'] as const;

const SCRIPTS = FILES.filter(name => name.endsWith('.js'));

/** The page and what it is made of; the theme's colors come with the styles, as the editor adds them. */
export const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  [`${HOME}/`, { type: 'text/html', body: () => Promise.resolve(html()) }],
  ...SCRIPTS.map((name): [string, Part] => [
    `${HOME}/${name}`,
    { type: 'text/javascript', body: () => built(name) },
  ]),
  [
    `${HOME}/webview.css`,
    {
      type: 'text/css',
      body: async theme => `${EDITOR_STYLES}\n${THEMES[theme]}\n${await built('webview.css')}`,
    },
  ],
]);

function html(): string {
  return chatHtml({
    nonce: 'a1b2c3',
    script: `${HOME}/webview.js`,
    styles: `${HOME}/webview.css`,
    styleSource: HOME,
  });
}

function built(name: string): Promise<string> {
  return readFile(`dist/${name}`, 'utf8');
}
