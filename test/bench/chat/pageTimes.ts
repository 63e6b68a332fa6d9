import type { Browser } from 'playwright-core';
import { HOME } from '../../webview/pageParts.js';
import { type Spread, spreadOf } from '../typing/statistics.js';
import { newPage, openPage, telling } from './browserPage.js';

const OPENINGS = 20;
const ANSWERS = 40;

/** Resolves with the time once a word of an answer is in a frame. */
const SEEN = `new Promise(seen => {
  const before = performance.now();
  const look = () => {
    const text = document.querySelector('[aria-busy] .answer')?.textContent ?? '';
    if (text === '') requestAnimationFrame(look);
    else requestAnimationFrame(() => seen(performance.now() - before));
  };
  requestAnimationFrame(look);
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

/** From the first piece of an answer to its word in a frame, in ms. */
export async function pieceTimes(browser: Browser): Promise<Spread> {
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
  return spreadOf(times);
}

/** Each time in a browser that has nothing of the page. */
export async function openingTimes(browser: Browser): Promise<Spread> {
  const times: number[] = [];
  for (let opened = 0; opened < OPENINGS; opened += 1) {
    const page = await newPage(browser);
    await page.goto(`${HOME}/`, { waitUntil: 'commit' });
    times.push(await page.evaluate<number>(USABLE));
    await page.context().close();
  }
  return spreadOf(times);
}
