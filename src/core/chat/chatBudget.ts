/** What the model may say at the least, of its context. */
const ANSWER_SHARE = 1 / 4;

/** As long as most answers are, with their code. */
const ANSWER_TOKENS_MAX = 2_048;

/**
 * The most that the quotes of one question take of what is left for them: a follow-up must fit
 * behind them.
 */
const QUOTES_SHARE = 3 / 4;

/** What a template writes around one turn: its role, its marks, its line breaks. */
export const TURN_TOKENS = 8;

/** The most that a prompt may hold, in tokens, so that an answer fits behind it. */
export function promptTokensMax(contextTokens: number): number {
  return contextTokens - answerTokens(contextTokens);
}

/** What is kept for an answer. */
export function answerTokens(contextTokens: number): number {
  return Math.min(Math.floor(contextTokens * ANSWER_SHARE), ANSWER_TOKENS_MAX);
}

/** The most that a question may quote, in tokens, where so much is left beside the rest of it. */
export function quoteTokensMax(leftTokens: number): number {
  return Math.max(0, Math.floor(leftTokens * QUOTES_SHARE));
}
