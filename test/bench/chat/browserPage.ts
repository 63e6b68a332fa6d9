import { type Browser, chromium, type Page } from 'playwright-core';
import type { ToPage } from '../../../src/protocol/panel/toPage.js';
import { loadRig } from '../../support/rig.js';
import { BROWSER_ARGS, EDITOR, HOME, PARTS } from '../../webview/pageParts.js';

/** Lets a measurement have the garbage collected, and look at the heap as it is. */
const HEAP_ARGS = ['--js-flags=--expose-gc', '--enable-precise-memory-info'];

/** A side bar is narrow. */
export const VIEWPORT = { width: 420, height: 720 };

/** Runs `work` with a browser that is gone afterwards. */
export async function withBrowser<Result>(
  say: (line: string) => void,
  work: (browser: Browser) => Promise<Result>,
): Promise<Result> {
  const rig = await loadRig();
  const executablePath = await rig.provideBrowser({ say });
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS, ...HEAP_ARGS] });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** The chat's page in a browser that has never seen it. */
async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.addInitScript(EDITOR);
  await page.route('**', async route => {
    const part = PARTS.get(route.request().url());
    if (part) await route.fulfill({ contentType: part.type, body: await part.body('dark') });
    else await route.abort();
  });
  return page;
}

export async function openPage(browser: Browser): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(`${HOME}/`);
  await page.locator('.composer textarea').waitFor();
  return page;
}

/** What tells a page something, as a piece of script. */
export function telling(message: ToPage): string {
  return `window.postMessage(${JSON.stringify(message)}, '*')`;
}
