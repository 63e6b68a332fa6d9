import { randomFrom } from '../typing/random.js';
import type { Score } from './scores.js';
import { COVE, PLAIN } from './subjects.js';

const RESAMPLES = 4_000;
const TAIL = 0.025;

/** A value with its 95 % interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** How many of the same cases went well, in percent, and how many times as many with Cove. */
export interface Rates {
  readonly cases: number;
  readonly cove: Interval;
  readonly plain: Interval;
  readonly ratio: Interval;
}

/** One case: 1 where it went well, else 0. */
interface Pair {
  readonly cove: number;
  readonly plain: number;
}

/** The intervals by drawing the cases again and again (bootstrap), Cove and plain together. */
export function ratesOf(scores: readonly Score[]): Rates {
  const pairs = pairsOf(scores);
  const random = randomFrom(pairs.length);
  const draw = (): Pair => pairs[Math.floor(random() * pairs.length)] ?? { cove: 0, plain: 0 };
  const samples = Array.from({ length: RESAMPLES }, () => pairs.map(draw));
  const interval = (value: (some: readonly Pair[]) => number): Interval => {
    // Of none by none, nothing can be said; and a ratio may be infinite, so that none is taken away.
    const drawn = samples
      .map(value)
      .filter(each => !Number.isNaN(each))
      .sort((one, other) => (one === other ? 0 : one < other ? -1 : 1));
    const at = (share: number): number =>
      drawn[Math.round(share * (drawn.length - 1))] ?? Number.NaN;
    return { mean: value(pairs), low: at(TAIL), high: at(1 - TAIL) };
  };
  const cove = (some: readonly Pair[]): number => percentOf(some.map(pair => pair.cove));
  const plain = (some: readonly Pair[]): number => percentOf(some.map(pair => pair.plain));
  return {
    cases: pairs.length,
    cove: interval(cove),
    plain: interval(plain),
    ratio: interval(some => cove(some) / plain(some)),
  };
}

function pairsOf(scores: readonly Score[]): readonly Pair[] {
  const wentWell = (id: string, subject: string): number =>
    scores.some(
      score => score.one.id === id && score.subject === subject && score.verdict === 'good',
    )
      ? 1
      : 0;
  const ids = [...new Set(scores.map(({ one }) => one.id))];
  return ids.map(id => ({ cove: wentWell(id, COVE), plain: wentWell(id, PLAIN) }));
}

function percentOf(values: readonly number[]): number {
  return (100 * values.reduce((sum, value) => sum + value, 0)) / values.length;
}
