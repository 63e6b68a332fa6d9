import type { FillUsage, TextPiece } from './modelRuntime.js';
import { TokenMeter } from './tokenMeter.js';

/** Fewer fresh tokens are read in no more time than it takes to send a request. */
const SAMPLE_TOKENS_MIN = 64;

/** An answer of fewer pieces tells little of the speed, since the first ones come at once. */
const ANSWER_PIECES_MIN = 4;

/** How much a new measure counts: the last few decide, and one that was disturbed does not. */
const WEIGHT = 0.3;

/** One request under way, as the gauge wants to be told of it. */
export interface Gauging {
  /** A piece of the answer came. */
  heard(piece: TextPiece, now: number): void;
  /** The request is over; `usage` where the server got to say it. */
  ended(said: string, usage: FillUsage | undefined): void;
}

/**
 * What the server shows of one model: how it cuts text into tokens, how fast it reads them, and
 * what its cache holds, which is the last prompt and what it answered.
 */
export class ServerGauge {
  readonly count = new TokenMeter();
  #tokensPerSecond: number | undefined;
  #answerTokensPerSecond: number | undefined;
  #reused: number | undefined;
  #tellsAlternatives = false;
  /** Undefined where a request ended before the server said anything. */
  #held: string | undefined = '';

  /** Prompt tokens that it reads in a second; undefined until a prompt was long enough to tell. */
  get promptTokensPerSecond(): number | undefined {
    return this.#tokensPerSecond;
  }

  /** Tokens that it answers in a second; undefined until an answer was long enough to tell. */
  get answerTokensPerSecond(): number | undefined {
    return this.#answerTokensPerSecond;
  }

  /** The share of a prompt that the cache holds as a rule, from 0 to 1; undefined before any. */
  get reused(): number | undefined {
    return this.#reused;
  }

  /** Whether it was seen to tell what else a token might have been. */
  get tellsAlternatives(): boolean {
    return this.#tellsAlternatives;
  }

  /** Whether the model said the end of `text` itself, as an answer to what stands before it. */
  said(text: string): boolean {
    return this.#held?.startsWith(text) === true;
  }

  /** Whether the next answer to `prompt` comes without much to read. */
  holds(prompt: string): boolean {
    return Boolean(this.#held) && this.#freshIn(prompt) < SAMPLE_TOKENS_MIN;
  }

  begin(prompt: string, now: number): Gauging {
    const fresh = this.#held === undefined ? 0 : this.#freshIn(prompt);
    const all = this.count.tokensOf(prompt);
    let firstMs: number | undefined;
    let lastMs = 0;
    let pieces = 0;
    return {
      heard: (piece, at) => {
        firstMs ??= at - now;
        lastMs = at - now;
        pieces += 1;
        this.#tellsAlternatives ||= piece.alternatives !== undefined;
      },
      ended: (said, usage) => {
        this.#held = said === '' && usage === undefined ? undefined : prompt + said;
        this.#learnSpeed(fresh, usage?.promptMs ?? firstMs ?? 0);
        this.#learnAnswering(pieces, lastMs - (firstMs ?? 0));
        if (firstMs !== undefined && 0 < all) this.#learnReuse(1 - Math.min(1, fresh / all));
        if (usage) this.count.learn(prompt, usage.promptTokens);
      },
    };
  }

  /** Tokens of the prompt behind what it has in common with what the cache holds. */
  #freshIn(prompt: string): number {
    return this.count.tokensOf(prompt.slice(commonLength(this.#held ?? '', prompt)));
  }

  #learnSpeed(fresh: number, ms: number): void {
    if (fresh < SAMPLE_TOKENS_MIN || ms <= 0) return;
    this.#tokensPerSecond = nearer(this.#tokensPerSecond, (fresh * 1_000) / ms);
  }

  /** A piece is a token; the first one's time is that of the prompt. */
  #learnAnswering(pieces: number, ms: number): void {
    if (pieces < ANSWER_PIECES_MIN || ms <= 0) return;
    const now = ((pieces - 1) * 1_000) / ms;
    this.#answerTokensPerSecond = nearer(this.#answerTokensPerSecond, now);
  }

  #learnReuse(share: number): void {
    this.#reused = nearer(this.#reused, share);
  }
}

function nearer(known: number | undefined, now: number): number {
  return known === undefined ? now : known + (now - known) * WEIGHT;
}

function commonLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}
