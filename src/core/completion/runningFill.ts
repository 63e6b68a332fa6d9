import { untilAborted } from '../base/untilAborted.js';
import { type FillPiece, type FillRequest, ModelFault } from '../models/modelRuntime.js';
import type { ReadyModel } from '../models/readiness.js';
import type { CursorSite } from '../text/cursorSite.js';
import type { Quoted } from './lastPrompt.js';
import { type Since, typedSince, typingsInto } from './typedSince.js';

/** How a stream came to its end. */
export type Ending =
  /** The model has no more to say. */
  | { readonly kind: 'done' }
  /** The most tokens were said, the server ended it without a word, or it was left. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'fault'; readonly fault: ModelFault };

/** What was sent; a request that is healed is sent anew. */
export interface Sent {
  request: FillRequest;
  readonly quoted: Quoted;
}

export interface FillOrder {
  /** Milliseconds on a clock that never goes back. */
  readonly beganAt: number;
  /** Where the answer goes. */
  readonly origin: CursorSite;
  /** Where the person is who may come to the origin by typing. */
  readonly from: CursorSite;
  readonly sent: Sent;
  readonly model: ReadyModel;
  /** Whether it may answer other questions than the one that it was made for. */
  readonly serves: boolean;
  /** The most tokens asked for: as many mean that the answer was cut. */
  readonly maxTokens: number;
  /** Begins the request; its signal closes the socket. */
  readonly ask: (signal: AbortSignal) => AsyncIterable<FillPiece>;
  /** The socket is closed. */
  readonly onOver: (ending: Ending) => void;
}

/**
 * A request that a model is answering: what it said so far, for whoever still wants it.
 *
 * It outlives the keystroke that asked for it, as long as what is typed agrees with what it says.
 */
export class RunningFill {
  readonly origin: CursorSite;
  readonly model: ReadyModel;
  /** Milliseconds on a clock that never goes back. */
  readonly beganAt: number;
  /** What was sent last for it. */
  readonly sent: Readonly<Sent>;
  /** Resolves when the socket is closed. */
  readonly over: Promise<void>;
  readonly #closing = new AbortController();
  readonly #order: FillOrder;
  #text = '';
  /** Of each piece, where it begins in the text and how sure the model was of it. */
  readonly #sureness: { readonly at: number; readonly logprob: number | undefined }[] = [];
  #ending: Ending | undefined;
  #waiting: (() => void)[] = [];
  #enough: () => boolean = () => false;
  #isLeft = false;
  #place: { readonly site: CursorSite; readonly since: Since | undefined } | undefined;

  constructor(order: FillOrder) {
    this.#order = order;
    this.origin = order.origin;
    this.model = order.model;
    this.beganAt = order.beganAt;
    this.sent = order.sent;
    this.over = this.#listen();
  }

  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** Whether all is said that was wanted. */
  get isLeft(): boolean {
    return this.#isLeft;
  }

  /** Whether it can still answer anybody new. */
  get isOpen(): boolean {
    return this.#order.serves && !this.#isLeft && this.#ending?.kind !== 'closed';
  }

  /**
   * What it says beyond what was typed at `site`, empty while it has not come so far; undefined
   * where it says something else, or nothing more, or has not begun while more was typed.
   */
  restAt(site: CursorSite): string | undefined {
    const since = this.#sinceAt(site);
    return since && this.#restAfter(since.typed);
  }

  /**
   * How likely the model holds the first line of what it says behind `site`, from 0 to 1: the
   * product over its tokens; undefined where the server does not tell.
   */
  surenessAt(site: CursorSite): number | undefined {
    const from = this.#sinceAt(site)?.typed.length ?? 0;
    const line = /^\s*[^\n]*/.exec(this.#text.slice(from))?.[0] ?? '';
    const told = this.#sureness
      .filter(({ at }) => from <= at && at < from + line.length)
      .flatMap(({ logprob }) => logprob ?? []);
    if (told.length === 0) return undefined;
    return Math.exp(told.reduce((sum, logprob) => sum + logprob, 0));
  }

  /** Asked at each token, of documents of which a comparison takes its time. */
  #sinceAt(site: CursorSite): Since | undefined {
    if (this.#place?.site !== site) {
      this.#place = { site, since: typedSince(this.origin, site) };
    }
    return this.#place.since;
  }

  /**
   * Whether a document may have become `text` by typing what it says, or towards its origin; the
   * cursor is undefined where nobody knows it.
   */
  agreesWith(text: string, cursor: number | undefined): boolean {
    const { from, origin } = this.#order;
    for (const { typed } of typingsInto(origin, text)) {
      const isThere = cursor === undefined || cursor === origin.before.length + typed.length;
      if (isThere && this.#restAfter(typed) !== undefined) return true;
    }
    if (from === origin) return false;
    for (const { typed } of typingsInto(from, text)) {
      if (origin.before.startsWith(typed, from.before.length)) return true;
    }
    return false;
  }

  #restAfter(typed: string): string | undefined {
    if (this.#ending?.kind === 'closed') return undefined;
    const isAhead = this.#text.startsWith(typed) && (typed === '' || this.#text !== typed);
    if (isAhead) return this.#text.slice(typed.length);
    const mayCome = this.#ending === undefined && this.#text !== '';
    return mayCome && typed.startsWith(this.#text) ? '' : undefined;
  }

  /** Resolves when there is more, or the end. Rejects with the signal's reason where it aborts. */
  async more(signal: AbortSignal): Promise<void> {
    if (this.#ending) return;
    await untilAborted(new Promise<void>(resolve => this.#waiting.push(resolve)), signal);
  }

  /** What whoever listens now wants of it; with that it ends, also when they do not listen on. */
  endsWith(enough: () => boolean): void {
    this.#enough = enough;
  }

  /** All is said that was wanted: the socket is closed at once, and what was said stays. */
  leave(): void {
    this.#isLeft = true;
    this.#ending ??= { kind: 'cut' };
    this.#closing.abort();
  }

  /** Nobody wants it. */
  close(): void {
    this.#ending = { kind: 'closed' };
    this.#closing.abort();
    this.#wake();
  }

  async #listen(): Promise<void> {
    const { ask, onOver } = this.#order;
    try {
      for await (const piece of ask(this.#closing.signal)) if (!this.#take(piece)) break;
      this.#ending ??= { kind: 'cut' };
    } catch (error) {
      const fault =
        error instanceof ModelFault ? error : new ModelFault('failed', 'no sense in it');
      this.#ending ??= { kind: 'fault', fault };
    }
    onOver(this.#ending);
    this.#wake();
  }

  /** Whether more is wanted. */
  #take(piece: FillPiece): boolean {
    if (this.#ending) return false;
    const { maxTokens } = this.#order;
    if (piece.kind === 'end') {
      this.#ending = { kind: maxTokens <= piece.usage.generatedTokens ? 'cut' : 'done' };
      return true;
    }
    this.#sureness.push({ at: this.#text.length, logprob: piece.logprob });
    this.#text += piece.text;
    this.#wake();
    if (this.#enough()) this.#ending = { kind: 'done' };
    // A piece holds a token at least: a server that sends more of them does not count.
    return this.#ending === undefined && this.#sureness.length <= maxTokens;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
