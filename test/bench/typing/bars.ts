import type { Figures } from './figures.js';
import { bestPeer, coveOn, type Results } from './results.js';

/** What has to be reached, what was, and whether that is enough; undefined where not measured. */
export interface Bar {
  readonly what: string;
  readonly bar: string;
  readonly reached: string;
  readonly met: boolean | undefined;
}

const FAST = 'scripted-1000';
const SLOW = 'scripted-200';

/** A figure of one run, held against its limits. */
interface Measure {
  readonly what: string;
  readonly bar: string;
  /** All of them have to be met; one that is undefined was not measured. */
  readonly held: (results: Results) => readonly Held[];
}

interface Held {
  readonly value: number | undefined;
  readonly fits: (value: number) => boolean;
  readonly digits?: number;
  readonly unit?: string;
  readonly note?: string;
}

const atMost =
  (limit: number) =>
  (value: number): boolean =>
    value <= limit;
const atLeast =
  (limit: number) =>
  (value: number): boolean =>
    limit <= value;

const MEASURES: readonly Measure[] = [
  {
    what: 'prompt tokens evaluated per request, median, at 1,000 and at 200 tokens/s',
    bar: '≤ 40 and ≤ 16',
    held: results => [
      { value: coveOn(results, FAST)?.evaluated.median, fits: atMost(40) },
      { value: coveOn(results, SLOW)?.evaluated.median, fits: atMost(16) },
    ],
  },
  {
    what: 'the same after a newline',
    bar: '≤ 48 and ≤ 24',
    held: results => [
      { value: coveOn(results, FAST)?.afterNewline.median, fits: atMost(48) },
      { value: coveOn(results, SLOW)?.afterNewline.median, fits: atMost(24) },
    ],
  },
  {
    what: 'pauses with a suggestion in time, never followed, at 1,000 tokens/s',
    bar: '≥ 40 of 42',
    held: results => [{ value: coveOn(results, FAST)?.inTime, fits: atLeast(40) }],
  },
  {
    what: 'key to ghost text at 1,000 tokens/s, p50 and p95',
    bar: '≤ 250 and ≤ 450 ms',
    held: results => [
      { value: coveOn(results, FAST)?.ghost.median, fits: atMost(250), unit: 'ms' },
      { value: coveOn(results, FAST)?.ghost.p95, fits: atMost(450), unit: 'ms' },
    ],
  },
  {
    what: 'the same on the real Ollama, median, as a ratio to the best peer',
    bar: '≤ 0.25',
    held: ({ real }) => [
      {
        ...toBestPeer(real, 'real', ({ waited }) => waited.median),
        fits: atMost(0.25),
        digits: 2,
      },
    ],
  },
  {
    what: 'typing along: requests per key, and keys answered within 5 ms',
    bar: '≤ 0.05 and ≥ 95 %',
    held: ({ followed }) => {
      const along = followed.find(({ server }) => server === FAST)?.along;
      return [
        { value: along?.requestsPerKey, fits: atMost(0.05), digits: 3 },
        { value: along && 100 * along.fromMemory, fits: atLeast(95), unit: '%' },
      ];
    },
  },
  {
    what: 'after an accept, the next suggestion within 20 ms',
    bar: '≥ 60 %',
    held: ({ followed }) => {
      const accepting = followed.find(({ server }) => server === FAST)?.accepting;
      const value = accepting && 100 * accepting.fromMemory;
      return [{ value, fits: atLeast(60), unit: '%' }];
    },
  },
  {
    what: 'key to closed socket of a request that no longer fits, p95 and longest',
    bar: '≤ 20 ms',
    held: results => [
      { value: coveOn(results, FAST)?.closing.p95, fits: atMost(20), digits: 1, unit: 'ms' },
      { value: coveOn(results, FAST)?.closing.most, fits: atMost(20), digits: 1, unit: 'ms' },
    ],
  },
  {
    what: 'requests in flight to one model, the most on any server',
    bar: '1',
    held: results => [{ value: inFlightMost(results), fits: atMost(1) }],
  },
  {
    what: 'server time before the request leaves, file of 10,000 lines, p95',
    bar: '≤ 3 ms',
    held: ({ leaving }) => [{ value: leaving?.server.p95, fits: atMost(3), digits: 1, unit: 'ms' }],
  },
  {
    what: 'generated tokens that nobody saw, per shown suggestion, to the best peer’s',
    bar: '≤ 0.33',
    held: results => [
      {
        ...toBestPeer(results, FAST, ({ wastedPerShown }) => wastedPerShown),
        fits: atMost(1 / 3),
        digits: 2,
      },
    ],
  },
  {
    what: 'model reloads in a mixed use of completion and chat',
    bar: '0',
    held: ({ real }) => [{ value: real?.mixed?.reloads, fits: atMost(0) }],
  },
];

export function barsOf(results: Results): readonly Bar[] {
  return MEASURES.map(({ what, bar, held }) => {
    const all = held(results);
    const known = all.every(({ value }) => value !== undefined && !Number.isNaN(value));
    return {
      what,
      bar,
      reached: known ? all.map(inWords).join(' and ') : 'not measured',
      met: known ? all.every(({ value = NaN, fits }) => fits(value)) : undefined,
    };
  });
}

function inWords({ value = NaN, digits = 0, unit, note }: Held): string {
  if (value === Infinity) return 'late';
  return [value.toFixed(digits), unit, note].filter(word => word !== undefined).join(' ');
}

/** Cove's figure as a part of the best peer's, with that peer's name. */
function toBestPeer(
  results: Pick<Results, 'rows'> | undefined,
  server: string,
  figure: (figures: Figures) => number | undefined,
): Pick<Held, 'value' | 'note'> {
  const cove = results && coveOn(results, server);
  const own = cove && figure(cove);
  const best = results && bestPeer(results, server, figure);
  if (own === undefined || best === undefined) return { value: undefined };
  return { value: own / best.value, note: `of ${best.name}` };
}

function inFlightMost({ rows, real }: Results): number | undefined {
  const own = [...rows, ...(real?.rows ?? [])].filter(({ competitor }) => competitor === 'Cove');
  if (own.length === 0) return undefined;
  return Math.max(...own.map(({ figures }) => figures.inFlightMost));
}
