import { randomFrom } from '../typing/random.js';
import type { Score } from './scores.js';
import { COVE } from './subjects.js';

const RESAMPLES = 4_000;
const TAIL = 0.025;

/** A mean difference over the same holes, in percent points, with its 95 % interval. */
export interface Difference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface Line {
  readonly subject: string;
  readonly holes: number;
  /** All in percent. */
  readonly shown: number;
  readonly exact: number;
  readonly similarity: number;
  /** Cove less this one; undefined for Cove itself. */
  readonly exactLess: Difference | undefined;
  readonly similarityLess: Difference | undefined;
}

/** What a person is shown: what a tool kept back is as good as nothing. */
function exactOf({ exact, offer }: Score): number {
  return exact && offer?.hidden === false ? 100 : 0;
}

/** Of what a tool has, whether it shows it or not: that is judged apart. */
function similarityOf({ similarity }: Score): number {
  return 100 * similarity;
}

/** A line for each subject over some of the holes. */
export function linesOf(scores: readonly Score[]): readonly Line[] {
  const subjects = [...new Set(scores.map(({ subject }) => subject))];
  const cove = of(scores, COVE);
  return subjects.map(subject => {
    const own = of(scores, subject);
    const isOther = subject !== COVE && 0 < cove.length;
    return {
      subject,
      holes: own.length,
      shown: meanOf(own.map(({ offer }) => (offer?.hidden === false ? 100 : 0))),
      exact: meanOf(own.map(exactOf)),
      similarity: meanOf(own.map(similarityOf)),
      exactLess: isOther ? difference(cove, own, exactOf) : undefined,
      similarityLess: isOther ? difference(cove, own, similarityOf) : undefined,
    };
  });
}

export function of(scores: readonly Score[], subject: string): readonly Score[] {
  return scores.filter(score => score.subject === subject);
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0
    ? Number.NaN
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Paired by hole; the interval by drawing the pairs again and again (bootstrap). */
function difference(
  ones: readonly Score[],
  others: readonly Score[],
  value: (score: Score) => number,
): Difference {
  const pairs = ones.flatMap(one => {
    const other = others.find(({ hole }) => hole.id === one.hole.id);
    return other ? [value(one) - value(other)] : [];
  });
  const random = randomFrom(pairs.length);
  const drawn = (): number => pairs[Math.floor(random() * pairs.length)] ?? 0;
  const means = Array.from({ length: RESAMPLES }, () => meanOf(pairs.map(drawn)));
  means.sort((one, other) => one - other);
  const at = (share: number): number => means[Math.round(share * (RESAMPLES - 1))] ?? 0;
  return { mean: meanOf(pairs), low: at(TAIL), high: at(1 - TAIL) };
}

/** What a person would not forgive, in percent of what was shown. */
export interface Faults {
  readonly subject: string;
  readonly shown: number;
  readonly parses: number;
  readonly repeats: number;
  readonly leaks: number;
}

export function faultsOf(scores: readonly Score[]): readonly Faults[] {
  const subjects = [...new Set(scores.map(({ subject }) => subject))];
  return subjects.map(subject => {
    const shown = of(scores, subject).filter(({ offer }) => offer?.hidden === false);
    const percent = (has: (score: Score) => boolean): number =>
      meanOf(shown.map(score => (has(score) ? 100 : 0)));
    return {
      subject,
      shown: shown.length,
      parses: percent(({ parses }) => parses),
      repeats: percent(({ repeats }) => repeats),
      leaks: percent(({ leaks }) => leaks),
    };
  });
}

/** What Cove's gate keeps back: of the wrong first lines, and of the exact ones, in percent. */
export interface Gate {
  readonly wrong: number;
  readonly ofWrong: number;
  readonly exact: number;
  readonly ofExact: number;
}

export function gateOf(scores: readonly Score[]): Gate {
  const offered = of(scores, COVE).filter(({ offer }) => offer !== undefined);
  const hidden = (some: readonly Score[]): number =>
    meanOf(some.map(({ offer }) => (offer?.hidden === true ? 100 : 0)));
  const wrong = offered.filter(({ exact }) => !exact);
  const exact = offered.filter(score => score.exact);
  return {
    wrong: wrong.length,
    ofWrong: hidden(wrong),
    exact: exact.length,
    ofExact: hidden(exact),
  };
}
