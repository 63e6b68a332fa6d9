import { setTimeout as wait } from 'node:timers/promises';
import {
  applied,
  type Competitor,
  type Edit,
  gone,
  type Site,
  type Suggestion,
} from './document.js';

/** The editor waits so long after a key before it asks, in ms. */
const EDITOR_MS = 50;

const TAIL = 60;

/** What became of one key; times are of `performance.now()`, in ms. */
export interface KeyLog {
  readonly at: number;
  /** Until the next key, as the trace has it. */
  readonly gap: number;
  readonly pause: boolean;
  readonly edit: Edit | undefined;
  /** Whether it agrees with the suggestion that was shown. */
  readonly follows: boolean;
  /** The text before the cursor then; its end, which is enough to know it by. */
  readonly tail: string;
  askedAt: number | undefined;
  answeredAt: number | undefined;
  /** When a suggestion was first to be seen in the state that this key made. */
  shownAt: number | undefined;
}

/** A text that was to be seen behind another. */
export interface Shown {
  readonly at: number;
  readonly before: string;
  readonly text: string;
}

export interface PressOptions {
  readonly gap: number;
  readonly pause: boolean;
  /** Asks without the editor's wait, as after an accept. */
  readonly atOnce?: boolean;
}

/**
 * An editor with a person at it, as far as a completing tool can tell them from VS Code and a
 * person: it tells each change, asks 50 ms after a key unless another comes, takes a request back
 * at the next key, and keeps what it shows while the keys agree with it.
 */
export class Player {
  readonly keys: KeyLog[] = [];
  readonly shows: Shown[] = [];
  readonly failures: string[] = [];
  readonly #competitor: Competitor;
  #site: Site;
  #ghost: Suggestion | undefined;
  #asked = new AbortController();
  #settled: () => void = () => undefined;

  constructor(competitor: Competitor, text: string) {
    this.#competitor = competitor;
    this.#site = { text, cursor: 0 };
  }

  get site(): Site {
    return this.#site;
  }

  /** What is shown now. */
  get ghost(): Suggestion | undefined {
    return this.#ghost;
  }

  press(edit: Edit | undefined, cursor: number, options: PressOptions): KeyLog {
    const { gap, pause, atOnce = false } = options;
    const at = performance.now();
    this.#asked.abort();
    this.#asked = new AbortController();
    const ghost = this.#ghost;
    if (edit) this.#competitor.change(edit);
    else this.#competitor.move(cursor);
    this.#site = { text: edit ? applied(this.#site.text, edit) : this.#site.text, cursor };
    const follows = edit !== undefined && ghost !== undefined && this.#agrees(ghost);
    const key: KeyLog = {
      ...{ at, gap, pause, edit, follows },
      tail: this.#site.text.slice(Math.max(0, cursor - TAIL), cursor),
      ...{ askedAt: undefined, answeredAt: undefined, shownAt: undefined },
    };
    this.keys.push(key);
    this.#ghost = undefined;
    if (follows) this.#show(ghost, key);
    if (edit) void this.#ask(key, atOnce ? 0 : EDITOR_MS, this.#asked.signal);
    return key;
  }

  /** Resolves when a suggestion is shown for the newest key, when there is none, or after `ms`. */
  async settled(key: KeyLog, ms: number): Promise<void> {
    if (key.shownAt !== undefined || key.answeredAt !== undefined) return;
    const answered = new Promise<void>(resolve => {
      this.#settled = resolve;
    });
    const patience = new AbortController();
    await Promise.race([answered, wait(ms, undefined, { signal: patience.signal })]);
    patience.abort();
  }

  /** Takes back what is asked, as at the end of a session. */
  leave(): void {
    this.#asked.abort();
  }

  async #ask(key: KeyLog, ms: number, signal: AbortSignal): Promise<void> {
    if (0 < ms) await wait(ms);
    if (gone(signal)) return;
    key.askedAt = performance.now();
    const suggestion = await this.#asking(signal);
    if (gone(signal)) return;
    key.answeredAt = performance.now();
    this.#ghost = undefined;
    if (suggestion) this.#show(suggestion, key);
    this.#settled();
  }

  /** A request that fails is one without a suggestion; how many did is told at the end. */
  async #asking(signal: AbortSignal): Promise<Suggestion | undefined> {
    try {
      return await this.#competitor.ask(this.#site, signal);
    } catch (error) {
      this.failures.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  /** The editor drops what does not go on from the text that it replaces. */
  #show(suggestion: Suggestion, key: KeyLog): void {
    const { text, cursor } = this.#site;
    const rest = this.#agrees(suggestion) ? suggestion.text.slice(cursor - suggestion.from) : '';
    if (rest.trim() === '') return;
    this.#ghost = suggestion;
    key.shownAt ??= performance.now();
    this.shows.push({ at: performance.now(), before: text.slice(0, cursor), text: rest });
  }

  #agrees({ from, text }: Suggestion): boolean {
    const { text: document, cursor } = this.#site;
    return from <= cursor && text.startsWith(document.slice(from, cursor));
  }
}

/** Waits for a time of `performance.now()`. */
export async function until(time: number): Promise<void> {
  const left = time - performance.now();
  if (0 < left) await wait(left);
}
