import type { Browser, CDPSession, Page } from 'playwright-core';
import * as v from 'valibot';
import { spreadOf } from '../typing/statistics.js';
import { openPage, telling } from './browserPage.js';
import type { Drawing } from './results.js';

const LINES = 5_000;
const TOKENS_PER_SECOND = 200;

/** Long enough for a thousand frames, and for what grows to be seen. */
const SECONDS = 20;
const WARM_UP_SECONDS = 5;

/** What a long answer is made of; each line is one of these, with its number. */
const KINDS: Readonly<Record<string, (at: number) => string>> = {
  'prose, lists and code': at => {
    const line = at % 20;
    if (line === 8) return '```ts';
    if (line === 17) return '```';
    if (8 < line && line < 17)
      return `  const total${at} = prices.reduce((sum, each) => sum + each, 0);`;
    if (line % 4 === 3) return '';
    return line < 4
      ? `- the **${at}th** of \`them\``
      : `So it is with all that was said before, ${at} times.`;
  },
  'one block of code': at => (at === 0 ? '```ts' : `const total${at} = sum(prices, ${at});`),
};

export async function drawings(browser: Browser): Promise<readonly Drawing[]> {
  const all: Drawing[] = [];
  for (const [of, lineAt] of Object.entries(KINDS)) all.push(await drawing(browser, of, lineAt));
  return all;
}

async function drawing(
  browser: Browser,
  of: string,
  lineAt: (at: number) => string,
): Promise<Drawing> {
  const page = await openPage(browser);
  const session = await page.context().newCDPSession(page);
  const lines = (from: number, count: number): string =>
    Array.from({ length: count }, (_, at) => `${lineAt(from + at)}\n`).join('');
  const running = lines(0, LINES);
  const question = { role: 'user', text: 'Why?', at: '' } as const;
  await page.evaluate(telling({ type: 'shown', title: '', messages: [question], running }));
  await page.waitForFunction(`document.querySelectorAll('.piece, .answer p').length > 1`);
  // What was drawn first is laid out before anything is measured.
  await page.waitForTimeout(2_000);
  await page.evaluate(`window.tokens = ${JSON.stringify(tokensOf(lines(LINES, LINES)))}`);
  // What is compiled and kept once is not what grows.
  await page.evaluate(streaming(WARM_UP_SECONDS));
  const before = await heapOf(page);
  const events = await tracedDuring(session, () => page.evaluate(streaming(SECONDS)));
  const after = await heapOf(page);
  await page.context().close();
  return { of, work: spreadOf(workPerFrame(events)), heapBytes: [before, after] };
}

/** Of about four letters, as most are. */
function tokensOf(text: string): readonly string[] {
  const count = TOKENS_PER_SECOND * (WARM_UP_SECONDS + SECONDS);
  return (text.match(/[^]{1,4}/g) ?? []).slice(0, count);
}

/** Tells the page a token each few ms, as the extension does. */
function streaming(seconds: number): string {
  return `new Promise(over => {
    const tokens = window.tokens.splice(0, ${seconds * TOKENS_PER_SECOND});
    const started = performance.now();
    let told = 0;
    const tell = () => {
      const due = Math.floor((performance.now() - started) / ${1_000 / TOKENS_PER_SECOND});
      for (; told < Math.min(due, tokens.length); told += 1)
        window.postMessage({ type: 'piece', text: tokens[told] }, '*');
      if (told < tokens.length) setTimeout(tell, ${1_000 / TOKENS_PER_SECOND});
      else requestAnimationFrame(() => over(told));
    };
    tell();
  })`;
}

/** After a collection of what nobody holds any more. */
async function heapOf(page: Page): Promise<number> {
  return page.evaluate<number>('(gc(), gc(), performance.memory.usedJSHeapSize)');
}

const Event = v.object({
  name: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.number(),
  dur: v.optional(v.number(), 0),
  /** How much of it the thread ran, where the system tells: others may run meanwhile. */
  tdur: v.optional(v.number()),
  args: v.optional(v.record(v.string(), v.unknown()), {}),
});
type Event = v.InferOutput<typeof Event>;

async function tracedDuring(
  session: CDPSession,
  work: () => Promise<unknown>,
): Promise<readonly Event[]> {
  const events: Event[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const each of value) {
      const read = v.safeParse(Event, each);
      if (read.success) events.push(read.output);
    }
  });
  const categories = ['', '.frame'].map(part => `disabled-by-default-devtools.timeline${part}`);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    categories: [...categories, 'devtools.timeline'].join(),
  });
  await work();
  const complete = new Promise<unknown>(resolve =>
    session.once('Tracing.tracingComplete', resolve),
  );
  await session.send('Tracing.end');
  await complete;
  return events;
}

const MICROSECONDS_IN_A_MS = 1_000;

/** A screen shows so many pictures a second, where the page has time for them. */
const FRAME_US = 1e6 / 60;

/** How long the page's own thread works on what begins in each frame, in ms. */
function workPerFrame(events: readonly Event[]): readonly number[] {
  const first = events.find(({ name }) => name === 'BeginMainThreadFrame');
  const tasks = events.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === first?.pid && tid === first.tid,
  );
  const start = Math.min(...tasks.map(({ ts }) => ts));
  const end = Math.max(...tasks.map(({ ts }) => ts));
  const work = new Array<number>(Math.ceil((end - start + 1) / FRAME_US)).fill(0);
  for (const { ts, dur, tdur = dur } of tasks) {
    const frame = Math.floor((ts - start) / FRAME_US);
    work[frame] = (work[frame] ?? 0) + tdur / MICROSECONDS_IN_A_MS;
  }
  return work;
}
