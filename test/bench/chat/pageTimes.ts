import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import { EDITOR, HOME, PARTS } from '../../webview/pageParts.js';
import { type Spread, spreadOf } from '../typing/statistics.js';
import { openPage, telling, VIEWPORT } from './browserPage.js';

const OPENINGS = 20;
const ANSWERS = 40;

/** Resolves with the time from a piece to the moment that the screen shows it, as the browser tells. */
const SEEN = `new Promise(seen => {
  const before = performance.now();
  new PerformanceObserver((list, observer) => {
    observer.disconnect();
    seen(list.getEntries()[0].renderTime - before);
  }).observe({ type: 'element' });
  new MutationObserver((_, observer) => {
    const word = document.querySelector('[aria-busy] .answer p');
    if (!word) return;
    observer.disconnect();
    word.setAttribute('elementtiming', 'word');
  }).observe(document.querySelector('main'), { childList: true, subtree: true });
  ${telling({ type: 'piece', text: 'So' })};
})`;

/** From a page that is opened to one whose box can be typed into, in a frame, in ms. */
const USABLE = `new Promise(usable => {
  const look = () => {
    if (!document.querySelector('.composer textarea')) requestAnimationFrame(look);
    else requestAnimationFrame(() => usable(performance.now()));
  };
  look();
})`;

/** From the first piece of an answer to its word on the screen, in ms. */
export async function pieceTimes(browser: Browser): Promise<readonly number[]> {
  const page = await openPage(browser);
  const question = { role: 'user', text: 'Why?', at: '' } as const;
  const times: number[] = [];
  for (let asked = 0; asked < ANSWERS; asked += 1) {
    await page.evaluate(telling({ type: 'shown', title: '', messages: [] }));
    await page.evaluate(telling({ type: 'asked', message: question }));
    await page.locator('.waiting').waitFor();
    times.push(await page.evaluate<number>(SEEN));
  }
  await page.context().close();
  return times;
}

/** Each time in a browser that has nothing of the page, which a server of this machine gives it. */
export async function openingTimes(browser: Browser): Promise<Spread> {
  const { address, close } = await served();
  const times: number[] = [];
  for (let opened = 0; opened < OPENINGS; opened += 1) {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.addInitScript(EDITOR);
    await page.goto(address, { waitUntil: 'commit' });
    times.push(await page.evaluate<number>(USABLE));
    await page.close();
  }
  close();
  return spreadOf(times);
}

/** The page as an editor gives it: to have a test answer for it takes longer than to read it. */
async function served(): Promise<{ readonly address: string; readonly close: () => void }> {
  const files = new Map<string, readonly [type: string, body: string]>();
  const server = createServer(({ url = '' }, answer) => {
    const [type, body] = files.get(url) ?? ['text/plain', ''];
    answer.writeHead(files.has(url) ? 200 : 404, { 'content-type': type }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  const address = `http://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`;
  for (const [url, { type, body }] of PARTS) {
    files.set(new URL(url).pathname, [type, (await body('dark')).replaceAll(HOME, address)]);
  }
  return { address: `${address}/`, close: () => void server.close() };
}
