import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chatHtml } from '../../src/client/chatHtml.js';
import type { FromPage } from '../../src/protocol/panel/fromPage.js';
import type { Message } from '../../src/protocol/panel/shapes.js';
import type { ToPage } from '../../src/protocol/panel/toPage.js';
import { loadRig } from '../support/rig.js';
import { WAIT_MS_MAX } from '../support/until.js';
import { THEMES } from './themes.js';

/** A browser without a screen that asks nobody anything; as root it runs without its sandbox. */
const BROWSER_ARGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** An address that nobody has: all that is asked for is answered here, or counted as a fault. */
const HOME = 'http://cove.invalid';

/** What the editor does for a page: it keeps what the page tells, and a little state. */
const EDITOR = `
  window.told = [];
  window.ran = [];
  let kept = JSON.parse(sessionStorage.getItem('kept') ?? 'null');
  window.acquireVsCodeApi = () => ({
    postMessage: message => void window.told.push(message),
    getState: () => kept,
    setState: state => sessionStorage.setItem('kept', JSON.stringify((kept = state))),
  });
`;

export const AT = '2026-01-02T03:04:05.000Z';

/** A side bar is narrow. */
const VIEWPORT = { width: 420, height: 720 };

/** The chat's page as it is built, in a real browser, beside an editor that only keeps. */
export class ChatPage {
  readonly page: Page;
  /** What the page asked the network for, besides itself. */
  readonly requests: string[] = [];
  /** What went wrong in its script. */
  readonly errors: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  /** Reads the page anew, as if it were opened: another window takes longer to begin. */
  async again(): Promise<void> {
    await this.page.evaluate('sessionStorage.clear()');
    await this.page.reload();
    await this.page.locator('.composer textarea').waitFor();
    this.errors.length = 0;
    this.requests.length = 0;
  }

  /** Tells the page something, as the extension does. */
  async tell(...messages: readonly ToPage[]): Promise<void> {
    await this.post(messages);
  }

  /** Sends values that need not be messages. */
  async post(messages: readonly unknown[]): Promise<void> {
    const each = `for (const message of ${JSON.stringify(messages)}) window.postMessage(message, '*')`;
    // The page draws once it has heard, and not before.
    await this.page.evaluate(`${each}; new Promise(drawn => setTimeout(drawn, 60))`);
  }

  /** Shows one question and an answer to it. */
  async answer(text: string, more: Partial<Message> = {}): Promise<void> {
    const question: Message = { role: 'user', text: 'What is this?', at: AT };
    const message: Message = { role: 'assistant', text, at: AT, state: 'done', ...more };
    await this.tell({
      type: 'shown',
      session: 's1',
      title: 'A talk',
      messages: [question, message],
    });
  }

  /** What the page told the extension, all or of one type. */
  async told<Type extends FromPage['type']>(
    type: Type,
  ): Promise<readonly Extract<FromPage, { type: Type }>[]> {
    const all = await this.page.evaluate<FromPage[]>('window.told');
    return all.filter((each): each is Extract<FromPage, { type: Type }> => each.type === type);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

type Theme = keyof typeof THEMES;

/** How a page looks. */
export interface Look {
  readonly theme?: Theme;
  readonly width?: number;
}

let browser: Browser | undefined;
let context: BrowserContext | undefined;

before(async () => {
  const rig = await loadRig();
  const executablePath = await rig.provideBrowser({ say: () => undefined });
  browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  context.setDefaultTimeout(WAIT_MS_MAX);
});

after(async () => {
  await browser?.close();
});

/** A new page that has said that it listens. */
export async function openPage({
  theme = 'dark',
  width = VIEWPORT.width,
}: Look = {}): Promise<ChatPage> {
  if (!context) throw new Error('the browser is started before the first test');
  const page = await context.newPage();
  await page.setViewportSize({ ...VIEWPORT, width });
  const chat = new ChatPage(page);
  page.on('pageerror', error => chat.errors.push(error.message));
  page.on('dialog', dialog => {
    chat.errors.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(EDITOR);
  await page.route('**', async route => {
    const url = route.request().url();
    const part = PARTS.get(url);
    if (!part) {
      chat.requests.push(url);
      await route.abort();
      return;
    }
    await route.fulfill({ contentType: part.type, body: await part.body(theme) });
  });
  await page.goto(`${HOME}/`);
  await page.locator('.composer textarea').waitFor();
  return chat;
}

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

/** The page and what it is made of; the theme's colors come with the styles, as the editor adds them. */
const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  [`${HOME}/`, { type: 'text/html', body: () => Promise.resolve(html()) }],
  [`${HOME}/webview.js`, { type: 'text/javascript', body: () => built('webview.js') }],
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
