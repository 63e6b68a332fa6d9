import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { FromPage } from '../../src/protocol/panel/fromPage.js';
import type { Message } from '../../src/protocol/panel/shapes.js';
import type { ToPage } from '../../src/protocol/panel/toPage.js';
import { loadRig } from '../support/rig.js';
import { until, WAIT_MS_MAX } from '../support/until.js';
import { BROWSER_ARGS, EDITOR, HOME, PARTS, type Theme } from './pageParts.js';

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
    await isRead(this.page);
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

/** How a page looks. */
export interface Look {
  readonly theme?: Theme;
  readonly width?: number;
}

/** Resolves when the page is there, and what it reads behind its first frame. */
async function isRead(page: Page): Promise<void> {
  await page.locator('.composer textarea').waitFor();
  const later = `${HOME}/markdownStream.js`;
  await until('what draws answers', () =>
    page.evaluate<boolean>(`0 < performance.getEntriesByName('${later}').length`),
  );
  await page.evaluate(`import('${later}').then(() => undefined)`);
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
  await isRead(page);
  return chat;
}
