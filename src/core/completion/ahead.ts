import type { Clock } from '../base/clock.js';
import { untilAborted } from '../base/untilAborted.js';
import type { Syntax } from '../syntax/place.js';
import type { CursorSite } from '../text/cursorSite.js';
import { Acceptance } from './acceptance.js';
import type { Asking } from './asking.js';
import { ALL_OR_NOTHING } from './follow.js';
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

/** How far a person who takes most of what is suggested is prepared for by one request. */
const UNITS_MAX = 3;

export interface AheadDeps {
  readonly asking: Asking;
  readonly recent: RecentSuggestions;
  readonly syntax: Syntax;
  readonly clock: Clock;
  /** Told of each suggestion that the person took, by a key or by typing it. */
  readonly onTaken: () => void;
}

/**
 * What is done before the person asks for it: the state of the server's cache where they rest,
 * the suggestion that follows the one they look at, and the one that the editor is about to ask
 * for.
 *
 * **Invariant:** it begins only where nothing is in flight, and gives way to a keystroke at once,
 * unless that is on the way to what it prepares.
 */
export class Ahead {
  readonly #deps: AheadDeps;
  readonly #acceptance: Acceptance;
  #work = new AbortController();
  #uri: string | undefined;
  #next: CursorSite | undefined;
  #rest: Question | undefined;

  constructor(deps: AheadDeps) {
    this.#deps = deps;
    this.#acceptance = new Acceptance(deps.onTaken);
  }

  /** Nothing is worth going on with: somebody waits, or the text went another way. */
  giveWay(): void {
    this.#work.abort();
    this.#next = undefined;
  }

  /** The settings changed under which it was begun. */
  forget(): void {
    this.giveWay();
    this.#rest = undefined;
  }

  /** A document changed; what is done for another one goes on. */
  changed(uri: string, text: string): void {
    if (this.#rest?.site.uri === uri) this.#rest = undefined;
    const goesItsWay = this.#acceptance.changed(uri, text);
    if (this.#uri === uri && !goesItsWay) this.giveWay();
  }

  /** A suggestion is looked at: what follows it is asked for, where it is often taken. */
  shown(question: Question, suggestion: Suggestion): void {
    this.#acceptance.shown(question.site, suggestion);
    const next = siteAfter(question.site, suggestion);
    if (!this.#acceptance.isLikely || this.#deps.recent.find(next) || this.#isUnderWay(next))
      return;
    const { site: from } = question;
    this.#quietly(from.uri, async signal => {
      this.#next = next;
      await this.#deps.clock.pause(QUIET_MS, signal);
      await this.#suggestAt({ ...question, site: next }, from, signal);
    });
  }

  /** The editor is about to ask a question that is worth an answer at once. */
  expects(question: Question): void {
    this.#quietly(question.site.uri, signal => this.#suggestAt(question, question.site, signal));
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

  #isUnderWay({ uri, before, after }: CursorSite): boolean {
    const next = this.#next;
    return next?.uri === uri && next.before === before && next.after === after;
  }

  #warm(question: Question, afterMs: number): void {
    this.#quietly(question.site.uri, async signal => {
      await this.#deps.clock.pause(afterMs, signal);
      await this.#warmAt(question, signal);
    });
  }

  #quietly(uri: string, work: (signal: AbortSignal) => Promise<void>): void {
    this.giveWay();
    this.#uri = uri;
    this.#work = new AbortController();
    // What goes wrong shows when somebody asks.
    work(this.#work.signal).catch(() => undefined);
  }

  async #suggestAt(question: Question, from: CursorSite, signal: AbortSignal): Promise<void> {
    const { asking, recent, syntax, clock } = this.#deps;
    if (!asking.lane.isFree) return;
    const prepared = asking.prepare(question, await asking.model(false, signal));
    const errand = { kind: 'ahead', from } as const;
    const fill = await asking.send(question, prepared, errand, signal);
    const units = this.#acceptance.isHabit ? UNITS_MAX : 1;
    let at = question;
    for (let unit = 0; unit < units; unit++) {
      const ears = { syntax, clock, lines: ALL_OR_NOTHING, goesOn: unit + 1 < units };
      const suggestion = (await hear(fill, at, ears, signal))?.suggestion;
      if (!suggestion) break;
      recent.remember(at.site, suggestion);
      at = { ...at, site: siteAfter(at.site, suggestion) };
    }
    fill.leave();
  }

  async #warmAt(question: Question, signal: AbortSignal): Promise<void> {
    const { asking } = this.#deps;
    const model = await asking.model(false, signal);
    for (let tries = 0; tries < WARM_TRIES_MAX && asking.lane.isFree; tries++) {
      const prepared = asking.prepare(question, model);
      if (prepared.gauge.holds(prepared.request.prompt)) return;
      const fill = await asking.send(question, prepared, { kind: 'warm' }, signal);
      await untilAborted(fill.over, signal);
    }
  }
}
