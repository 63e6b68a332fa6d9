import { cpus, loadavg } from 'node:os';
import { type Cells, table } from '../markdownTable.js';
import { spreadOf } from '../typing/statistics.js';
import type { Drawing, Results } from './results.js';

const FIRST_MS_MAX = 50;
const FRAME_MS_MAX = 16;
const OPENING_MS_MAX = 300;
const SIZE_MAX = 300_000;
const CACHE_PERCENT_MIN = 90;

/** More than this is kept by nobody but a leak: a part of the heap, for what was said meanwhile. */
const GROWTH_PERCENT_MAX = 10;

/** What is shown of a figure: the bar, what was reached, and whether that is enough. */
interface Bar {
  readonly what: string;
  readonly bar: string;
  readonly reached: string;
  readonly met: boolean | undefined;
}

/** The table, as it is printed and as the page has it. */
export function tablesOf(results: Results): string {
  const rows = barsOf(results).map(({ what, bar, reached, met }): Cells => {
    const end = met === undefined ? '' : met ? 'met' : 'not met';
    return [what, bar, reached, end];
  });
  return table(['what', 'bar', 'reached', ''], rows);
}

/** The page in `docs/bench`. */
export function pageOf(results: Results): string {
  const [, busy = NaN] = loadavg();
  const introduction = [
    'How fast the chat answers and draws, and what a second question costs the server.',
    '`npm run bench -- chat` measures it and writes this page.',
    `Measured on ${cpus().length} processors with Node ${process.versions.node}, at a load of ${busy.toFixed(1)} in the last five minutes: what others do on the machine makes the times longer.`,
  ].join('\n');
  return ['# Chat', introduction, tablesOf(results), HOW].join('\n\n');
}

function barsOf(results: Results): readonly Bar[] {
  return [
    firstToken(results),
    ...results.drawing.flatMap(drawing => [frames(drawing), heap(drawing)]),
    opening(results),
    {
      ...{ what: 'script and styles of the page, compressed', bar: '≤ 300 kB' },
      reached: `${Math.round(results.size / 1_000)} kB`,
      met: results.size <= SIZE_MAX,
    },
    cache(results),
  ];
}

function firstToken({ firstToken: times }: Results): Bar {
  const what = 'question sent to first word on screen, over the model’s own time, p50 and p95';
  const bar = `≤ ${FIRST_MS_MAX} ms`;
  const { server = [], page = [] } = times ?? {};
  // Neither knows of the other: any time of the one can meet any of the other.
  const { median, p95 = NaN } = spreadOf(server.flatMap(one => page.map(other => one + other)));
  return { what, bar, reached: `${ms(median)} and ${ms(p95)}`, met: p95 <= FIRST_MS_MAX };
}

function frames({ of, work }: Drawing): Bar {
  return {
    what: `work of the page in a frame, 200 tokens/s into 5,000 lines of ${of}, p95 and longest`,
    bar: `p95 ≤ ${FRAME_MS_MAX} ms`,
    reached: `${ms(work.p95)} and ${ms(work.most)}`,
    met: (work.p95 ?? NaN) <= FRAME_MS_MAX,
  };
}

function heap({ heapBytes: [before, after] }: Drawing): Bar {
  const growth = (100 * (after - before)) / before;
  return {
    what: 'memory of the page before 20 s of that, and after',
    bar: `flat (≤ ${GROWTH_PERCENT_MAX} % more)`,
    reached: `${megabytes(before)} and ${megabytes(after)}`,
    met: growth <= GROWTH_PERCENT_MAX,
  };
}

function opening({ opening: times }: Results): Bar {
  return {
    what: 'page opened to usable, in a browser that has nothing of it, p50 and p95',
    bar: `≤ ${OPENING_MS_MAX} ms`,
    reached: `${ms(times?.median)} and ${ms(times?.p95)}`,
    met: (times?.p95 ?? NaN) <= OPENING_MS_MAX,
  };
}

function cache({ cache: use }: Results): Bar {
  const what = 'prompt of a second question that the real server had read already';
  const bar = `≥ ${CACHE_PERCENT_MIN} %`;
  if (!use) return { what, bar, reached: 'not measured', met: undefined };
  const percent = (100 * use.cachedTokens) / use.promptTokens;
  const reached = `${percent.toFixed(0)} % (${use.cachedTokens} of ${use.promptTokens} tokens)`;
  return { what, bar, reached, met: CACHE_PERCENT_MIN <= percent };
}

function ms(value: number | undefined): string {
  return `${(value ?? NaN).toFixed(1)} ms`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

const HOW = `## How it is measured

The first figure is the sum of two: from \`cove/chat/send\` to the first piece through the built server, with an Ollama that needs no time, and from that piece to the time at which Chromium says that the screen shows its word, in the built page; each time of the one with each of the other.
A page is opened from a server on the same machine.
The editor's own way between the extension and the page is not in it, nor is its making of a panel in the time that a page takes to open.

A frame is a sixtieth of a second, and its work all that the page's own thread begins in it, by Chromium's trace, in time that the thread ran.
The answer has 5,000 lines when the measurement begins, and goes on for 20 seconds.
The heap is looked at after a collection; what was said meanwhile is in it.

The second question follows one about a file, on Qwen2.5-Coder 0.5B in a real Ollama, whose log tells what of a prompt it had read already.`;
