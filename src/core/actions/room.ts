import { tokensOf } from '../models/tokens.js';
import type { Delivery } from './actions.js';
import { actionOf, type Asked } from './ownActions.js';

/** What the words of a prompt and the marks of a template take, in tokens. */
const WORDS_TOKENS = 320;

/** More context leads a small model astray, and a slow machine reads it for seconds. */
const CONTEXT_TOKENS_MAX = 384;

/** The part of a context that the estimate of tokens may be wrong by. */
const ERROR_SHARE = 0.1;

/** An answer is never given less: a line of code can become a function. */
const ANSWER_TOKENS_MIN = 256;

/** How long an answer may be for each token of the target: comments and tests take room. */
const ANSWER_FACTORS: Readonly<Record<Delivery, number>> = { answer: 1, rewrite: 2, file: 3 };

/** What is beyond these is no answer to a question about a piece of code. */
const ANSWER_TOKENS_MAX: Readonly<Record<Delivery, number>> = {
  answer: 1_024,
  rewrite: 8_192,
  file: 4_096,
};

/** How the model's context is shared out, in tokens. */
export interface Room {
  /** The most that may be quoted around the target. */
  readonly context: number;
  /** The longest answer. */
  readonly answer: number;
}

/**
 * The room for an action on `target` in a model's context of so many tokens; undefined where the
 * target takes more than its share, since the answer would be cut.
 */
export function roomFor(action: Asked, target: string, contextLength: number): Room | undefined {
  const { delivery, targetShareMax } = actionOf(action);
  const tokens = tokensOf(target);
  if (contextLength * targetShareMax < tokens) return undefined;
  const left = Math.floor(contextLength * (1 - ERROR_SHARE)) - WORDS_TOKENS - tokens;
  const wanted = Math.max(ANSWER_TOKENS_MIN, tokens * ANSWER_FACTORS[delivery], tokens + 128);
  const answer = Math.min(left, Math.max(wanted, 512), ANSWER_TOKENS_MAX[delivery]);
  if (answer < Math.min(ANSWER_TOKENS_MIN, tokens)) return undefined;
  return { answer, context: Math.max(0, Math.min(left - answer, CONTEXT_TOKENS_MAX)) };
}
