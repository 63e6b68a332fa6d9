import { type CursorSite, linePrefix } from '../text/cursorSite.js';

/** From here on a person no longer types but thinks: three times the time between two keys. */
const PAUSE_MS = 400;

/** Nobody waits so long for the next key; what comes later is another stretch of work. */
const AWAY_MS = 10_000;

/** A suggestion should be there by the time that a short pause ends. */
const SHOWN_BY_MS = 400;

/** How much the latest measure counts: some ten decide, and one that was odd does not. */
const WEIGHT = 0.1;

/** A pause that is as likely as this is worth a request: one in four is not in vain. */
const WORTH_ASKING = 0.25;

/** Where pauses are rarer than this, who pauses can as well wait a little longer. */
const RARE = 0.05;

/** As many keys as it takes to see how fast somebody types today. */
const GAPS_MAX = 64;

/** The times between two keys of a practiced typist in ms, until those of this one are known. */
const GAPS_MS: readonly number[] = [85, 100, 110, 120, 125, 135, 145, 160, 175, 195, 220, 260, 320];

/** What was typed last, and how often a person pauses behind it. */
interface Moment {
  readonly name: string;
  readonly fits: RegExp;
  /** The share of pauses, until that of this person is known. */
  readonly pauses: number;
}

const WORD: Moment = { name: 'word', fits: /$/, pauses: 0.03 };

/** The first that fits what stands left of the cursor on its line counts. */
const MOMENTS: readonly Moment[] = [
  { name: 'new line', fits: /^\s*$/, pauses: 0.5 },
  { name: 'end of a statement', fits: /;\s*$/, pauses: 0.4 },
  { name: 'member', fits: /[.>:]$/, pauses: 0.3 },
  { name: 'value', fits: /(?:[=:]|=>)\s$/, pauses: 0.3 },
  {
    name: 'keyword',
    fits: /\b(?:return|await|new|import|from|if|for|in|of|case)\s$/,
    pauses: 0.25,
  },
  { name: 'opening', fits: /[([{]$/, pauses: 0.2 },
  { name: 'next item', fits: /,\s?$/, pauses: 0.1 },
  { name: 'closing', fits: /[)\]}"'`]$/, pauses: 0.1 },
  { name: 'space', fits: /\s$/, pauses: 0.1 },
  WORD,
];

/**
 * How this person types and how fast this machine answers: when a pause is likely, and when it is
 * certain enough.
 */
export class Rhythm {
  readonly #pauses = new Map<Moment, number>();
  #gapsMs: readonly number[] = GAPS_MS;
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

  /**
   * How long after the last key, in ms, it is worth to ask at `site`: until a pause is likely,
   * since a typist would have struck the next key by then.
   */
  waitMs(site: CursorSite): number {
    const moment = momentOf(site);
    const pauses = this.#pauses.get(moment) ?? moment.pauses;
    const waits = [0, ...this.#gapsMs].sort((one, other) => one - other);
    const wait = waits.find(ms => WORTH_ASKING <= this.#likelyAfter(ms, pauses)) ?? PAUSE_MS;
    return pauses < RARE ? wait : Math.min(wait, Math.max(0, SHOWN_BY_MS - this.#answerMs));
  }

  /** ms since the last key, if one was struck. */
  sinceKeyMs(now: number): number {
    return this.#typedAt === undefined ? 0 : now - this.#typedAt;
  }

  /** How likely a pause is where `ms` passed without a key, by Bayes' rule. */
  #likelyAfter(ms: number, pauses: number): number {
    const slower = this.#gapsMs.filter(gap => ms < gap).length / this.#gapsMs.length;
    return pauses / (pauses + (1 - pauses) * slower);
  }

  #learn(passedMs: number): void {
    const isPause = PAUSE_MS <= passedMs;
    if (this.#moment) {
      const known = this.#pauses.get(this.#moment) ?? this.#moment.pauses;
      this.#pauses.set(this.#moment, known + ((isPause ? 1 : 0) - known) * WEIGHT);
    }
    if (isPause) return;
    this.#gapsMs = [passedMs, ...this.#gapsMs].slice(0, GAPS_MAX);
  }
}

function momentOf(site: CursorSite): Moment {
  const prefix = linePrefix(site);
  return MOMENTS.find(({ fits }) => fits.test(prefix)) ?? WORD;
}
