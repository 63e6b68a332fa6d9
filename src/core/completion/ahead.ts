import type { Clock } from '../base/clock.js';
import { untilAborted } from '../base/untilAborted.js';
import type { Syntax } from '../syntax/place.js';
import { Acceptance } from './acceptance.js';
import type { Asking } from './asking.js';
import { hear } from './hear.js';
import type { Question } from './question.js';
import type { RecentSuggestions } from './recentSuggestions.js';
import { type Suggestion, siteAfter } from './suggestion.js';
import { whyNotAsk } from './whyNotAsk.js';

/** A person who types on does so sooner, in ms. */
const QUIET_MS = 120;

/** A cursor that is on its way elsewhere moves on sooner, in ms. */
const REST_MS = 200;

/** From the first answer of a server more is known of it, and the next prompt may be another. */
const WARM_TRIES_MAX = 2;

export interface AheadDeps {
  readonly asking: Asking;
  readonly recent: RecentSuggestions;
  readonly syntax: Syntax;
  readonly clock: Clock;
}

/**
 * What is done before the person asks for it: the state of the server's cache where they rest,
 * and the suggestion that follows the one they look at.
 *
 * **Invariant:** it begins only where nothing is in flight, and gives way to a keystroke at once.
 */
export class Ahead {
  readonly #deps: AheadDeps;
  readonly #acceptance = new Acceptance();
  #work = new AbortController();
  #rest: Question | undefined;

  constructor(deps: AheadDeps) {
    this.#deps = deps;
  }

  /** Nothing is worth going on with: somebody waits, or the text changed. */
  giveWay(): void {
    this.#work.abort();
  }

  changed(uri: string, text: string): void {
    this.giveWay();
    this.#rest = undefined;
    this.#acceptance.changed(uri, text);
  }

  /** A suggestion is looked at: what follows it is asked for, where it is often taken. */
  shown(question: Question, suggestion: Suggestion): void {
    this.#acceptance.shown(question.site, suggestion);
    const site = siteAfter(question.site, suggestion);
    if (!this.#acceptance.isLikely || this.#deps.recent.find(site)) return;
    this.#quietly(signal => this.#suggestAfter({ ...question, site }, signal));
  }

  /** The cursor rests at a place that nobody asked for yet. */
  rests(question: Question): void {
    this.#rest = question;
    if (whyNotAsk(question) === undefined) this.#warm(question, REST_MS);
  }

  /** The server has nothing in its cache: it reads the prompt of the place where the cursor rests. */
  modelLoaded(): void {
    if (this.#rest && whyNotAsk(this.#rest) === undefined) this.#warm(this.#rest, 0);
  }

  #warm(question: Question, afterMs: number): void {
    this.#quietly(async signal => {
      await this.#deps.clock.pause(afterMs, signal);
      await this.#warmAt(question, signal);
    });
  }

  #quietly(work: (signal: AbortSignal) => Promise<void>): void {
    this.giveWay();
    this.#work = new AbortController();
    // What goes wrong shows when somebody asks.
    work(this.#work.signal).catch(() => undefined);
  }

  async #suggestAfter(question: Question, signal: AbortSignal): Promise<void> {
    const { asking, recent, syntax, clock } = this.#deps;
    await clock.pause(QUIET_MS, signal);
    if (!asking.lane.isFree) return;
    const prepared = asking.prepare(question, await asking.model(false, signal));
    const fill = await asking.send(question, prepared, 'ahead', signal);
    const ears = { syntax, clock, wholeLinesAfterMs: Infinity };
    const heard = await hear(fill, question, ears, signal);
    fill.leave();
    if (heard?.suggestion) recent.remember(question.site, heard.suggestion);
  }

  async #warmAt(question: Question, signal: AbortSignal): Promise<void> {
    const { asking } = this.#deps;
    const model = await asking.model(false, signal);
    for (let tries = 0; tries < WARM_TRIES_MAX && asking.lane.isFree; tries++) {
      const prepared = asking.prepare(question, model);
      if (prepared.gauge.holds(prepared.request.prompt)) return;
      const fill = await asking.send(question, prepared, 'warm', signal);
      await untilAborted(fill.over, signal);
    }
  }
}
