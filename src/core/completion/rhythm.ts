import { type CursorSite, isBlank, linePrefix } from '../text/cursorSite.js';

/** From here on a person no longer types but thinks: four times the time between two keys. */
const PAUSE_MS = 400;

/** Nobody waits so long for the next key; what comes later is another stretch of work. */
const AWAY_MS = 10_000;

/** A suggestion should be there by the time that a short pause ends. */
const SHOWN_BY_MS = 400;

/** How much the latest measure counts: some ten keys decide, and one that was odd does not. */
const WEIGHT = 0.1;

/** The rhythm of a practiced typist, until this one is known: mean and spread in ms. */
const BETWEEN_MS = 150;
const SPREAD_MS = 60;

/** A pause that is likelier than this is worth a request at once. */
const WORTH_ASKING = 0.3;

/** What was typed last, and how often a person pauses behind it. */
interface Moment {
  readonly name: string;
  readonly fits: (prefix: string) => boolean;
  /** The share of pauses, until that of this person is known. */
  readonly pauses: number;
}

const WORD: Moment = { name: 'word', fits: () => true, pauses: 0.05 };

/** The first that fits counts. */
const MOMENTS: readonly Moment[] = [
  { name: 'new line', fits: prefix => isBlank(prefix), pauses: 0.6 },
  { name: 'end of a statement', fits: prefix => /[;{}]\s*$/.test(prefix), pauses: 0.5 },
  { name: 'opening', fits: prefix => /(?:[([.,:=]|=>)\s?$/.test(prefix), pauses: 0.3 },
  { name: 'space', fits: prefix => /\s$/.test(prefix), pauses: 0.15 },
  WORD,
];

/**
 * How this person types and how fast this machine answers: when a pause is likely, and when it is
 * certain enough.
 */
export class Rhythm {
  readonly #pauses = new Map<Moment, number>();
  #betweenMs = BETWEEN_MS;
  #spreadMs = SPREAD_MS;
  #answerMs = 0;
  #typedAt: number | undefined;
  #moment: Moment | undefined;

  /** A key was struck; what stands before the cursor is told by `askedAt`. */
  typed(now: number): void {
    const passed = now - (this.#typedAt ?? -Infinity);
    if (passed < AWAY_MS) this.#learn(passed);
    this.#typedAt = now;
    this.#moment = undefined;
  }

  /** The editor asks at `site`, which it does only where the next key takes its time. */
  askedAt(site: CursorSite): void {
    this.#moment = momentOf(site);
  }

  /** A suggestion took so long, from the request to the last token of it. */
  answered(ms: number): void {
    this.#answerMs += (ms - this.#answerMs) * WEIGHT;
  }

  /** How long after the last key, in ms, it is worth to ask at `site`. */
  waitMs(site: CursorSite): number {
    const moment = momentOf(site);
    const likely = this.#pauses.get(moment) ?? moment.pauses;
    if (WORTH_ASKING <= likely) return 0;
    const certain = this.#betweenMs + this.#spreadMs;
    return Math.min(certain, Math.max(0, SHOWN_BY_MS - this.#answerMs));
  }

  /** ms since the last key, if one was struck. */
  sinceKeyMs(now: number): number {
    return this.#typedAt === undefined ? 0 : now - this.#typedAt;
  }

  #learn(passedMs: number): void {
    const isPause = PAUSE_MS <= passedMs;
    if (this.#moment) {
      const known = this.#pauses.get(this.#moment) ?? this.#moment.pauses;
      this.#pauses.set(this.#moment, known + ((isPause ? 1 : 0) - known) * WEIGHT);
    }
    if (isPause) return;
    const off = passedMs - this.#betweenMs;
    this.#betweenMs += off * WEIGHT;
    this.#spreadMs += (Math.abs(off) - this.#spreadMs) * WEIGHT;
  }
}

function momentOf(site: CursorSite): Moment {
  const prefix = linePrefix(site);
  return MOMENTS.find(({ fits }) => fits(prefix)) ?? WORD;
}
