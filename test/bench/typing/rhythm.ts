import type { Edit } from './document.js';
import { logNormal, type Random } from './random.js';
import { PAUSE_MS } from './trace.js';

/** A stroke, and what lies before the cursor after it. */
export interface Struck {
  readonly kind: 'key' | 'back' | 'step' | 'jump';
  readonly edit: Edit | undefined;
  readonly cursor: number;
  readonly written: string;
}

export const PAUSES = 42;

/**
 * Medians of the time before a key, in ms, for somebody who types for a living.
 *
 * Dhakal, Feit, Kristensson and Oulasvirta, "Observations on Typing from 136 Million Keystrokes"
 * (CHI 2018), report a mean of 239 ms between keys over all people and about 120 ms for the fast
 * ones, with slower word borders; González, Calot, Ierache and Hasperué, "On the shape of timings
 * distributions in free-text keystroke dynamics profiles" (Heliyon 2021), find the log-normal
 * distribution a good fit. Signs need Shift, Enter and Backspace another finger's way.
 */
const MEDIANS_MS = { letter: 118, word: 150, sign: 165, enter: 200, back: 210, step: 260 };
const SIGMA = 0.32;

/** From a jump to another place to the first key there, in ms: a hand goes back to the keys. */
const LANDING_MS = 900;

/** Nobody strikes keys faster than this one after the other, in ms. */
const INTERVAL_MS_MIN = 45;
/** Shorter than a pause, so that the pauses are those that were meant. */
const INTERVAL_MS_MAX = PAUSE_MS - 10;

/** Pauses to think: what they have beyond the shortest is log-normal too, with a limit, in ms. */
const THOUGHT_MS = 300;
const THOUGHT_SIGMA = 0.8;
const THOUGHT_MS_MAX = 2_500;

/** Where people stop to think, and how often one place is preferred over another. */
const PLACES: readonly (readonly [place: RegExp, weight: number])[] = [
  [/\n[ ]*$/, 6],
  [/[;}]$/, 2],
  [/= $/, 5],
  [/return $/, 5],
  [/[(]$/, 3],
  [/\.$/, 3],
  [/\w $/, 1],
];

/** The time from each stroke to the next, with exactly as many pauses as there shall be. */
export function intervalsOf(struck: readonly Struck[], random: Random): readonly number[] {
  const pauses = pausePlaces(struck, random);
  return struck.map((_, index) => {
    if (pauses.has(index)) {
      const thought = logNormal(random, THOUGHT_MS, THOUGHT_SIGMA);
      return Math.min(PAUSE_MS + Math.ceil(thought), THOUGHT_MS_MAX);
    }
    if (struck[index]?.kind === 'jump') return LANDING_MS;
    const next = struck[index + 1];
    const interval = logNormal(random, next ? medianBefore(next) : PAUSE_MS, SIGMA);
    return Math.min(Math.max(INTERVAL_MS_MIN, interval), INTERVAL_MS_MAX);
  });
}

function medianBefore({ kind, written }: Struck): number {
  if (kind === 'back') return MEDIANS_MS.back;
  if (kind === 'step' || kind === 'jump') return MEDIANS_MS.step;
  if (/\n\s*$/.test(written)) return MEDIANS_MS.enter;
  if (/\W\w$|\s$/.test(written)) return MEDIANS_MS.word;
  return /\w$/.test(written) ? MEDIANS_MS.letter : MEDIANS_MS.sign;
}

/** Draws places by weight, one for each stretch of the text, so that they lie all over it. */
function pausePlaces(struck: readonly Struck[], random: Random): ReadonlySet<number> {
  const places = new Set<number>();
  const stretch = struck.length / PAUSES;
  for (let pause = 0; pause < PAUSES; pause += 1) {
    const first = Math.floor(pause * stretch);
    const indices = Array.from({ length: Math.floor(stretch) }, (_, offset) => first + offset);
    places.add(drawn(indices, index => weightOf(struck, index), random));
  }
  return places;
}

/** Only behind a key that wrote something, and not right before a step to another place. */
function weightOf(struck: readonly Struck[], index: number): number {
  const here = struck[index];
  if (here?.kind !== 'key' || struck[index + 1] === undefined) return 0;
  return PLACES.find(([place]) => place.test(here.written))?.[1] ?? 0.01;
}

function drawn(
  indices: readonly number[],
  weight: (index: number) => number,
  random: Random,
): number {
  const total = indices.reduce((sum, index) => sum + weight(index), 0);
  let left = random() * total;
  const found = indices.find(index => (left -= weight(index)) < 0);
  return found ?? indices[0] ?? 0;
}
