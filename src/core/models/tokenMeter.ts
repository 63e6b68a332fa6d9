import { tokensOf, unitsFor } from './tokens.js';

/** Counts the tokens of a text, by estimate. */
export interface TokenCount {
  /** Rather too many than too few. */
  tokensOf(text: string): number;
  /** The most UTF-16 units of ordinary code that fit into `tokens`. */
  unitsFor(tokens: number): number;
}

/** The estimate as it is before a server said anything. */
export const UNMEASURED: TokenCount = { tokensOf, unitsFor };

/** A shorter prompt is mostly marks, and says little of how code is cut into tokens. */
const SAMPLE_TOKENS_MIN = 64;

/** As many prompts as a language or a style of writing takes to show what it costs. */
const SAMPLES_MAX = 8;

/** What the next prompt may need more than the worst of the last ones. */
const MARGIN = 1.05;

/** A count outside of this is a server's mistake, or another template around the prompt. */
const FACTOR_MIN = 0.5;
const FACTOR_MAX = 2;

/**
 * The tokens of a text as one model cuts them, without its vocabulary: an estimate that the
 * server's own counts correct.
 *
 * **Invariant:** a prompt that is like one of the last ones is never estimated at less than the
 * server counted for that.
 */
export class TokenMeter implements TokenCount {
  #ratios: readonly number[] = [];
  #factor = 1;

  tokensOf(text: string): number {
    return Math.ceil(tokensOf(text) * this.#factor);
  }

  unitsFor(tokens: number): number {
    return unitsFor(Math.floor(tokens / this.#factor));
  }

  /** The server counted `counted` tokens in `prompt`. */
  learn(prompt: string, counted: number): void {
    const estimated = tokensOf(prompt);
    if (estimated < SAMPLE_TOKENS_MIN || counted === 0) return;
    this.#ratios = [counted / estimated, ...this.#ratios].slice(0, SAMPLES_MAX);
    const worst = Math.max(...this.#ratios) * MARGIN;
    this.#factor = Math.min(Math.max(worst, FACTOR_MIN), FACTOR_MAX);
  }
}
