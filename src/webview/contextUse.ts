import { chipsOf, keyOf, type PageState } from './pageState.js';

/** What of the model's context is taken, in tokens; most of it is estimated. */
export interface ContextUse {
  /** 0 where it is not known yet. */
  readonly contextTokens: number;
  /** By what was said. */
  readonly talk: number;
  /** By the next question and what it is about. */
  readonly question: number;
  /** Whether there is no room for all of it, with an answer behind. */
  readonly isOver: boolean;
}

/** As the server counts before a model has: rather too many than too few. */
const UNITS_PER_TOKEN = 3;

/** What would be sent were `draft` asked now. */
export function contextUse(state: PageState, draft: string): ContextUse {
  const { messages, weighed } = state;
  const last = messages.findLast(({ usage }) => usage !== undefined && 0 < usage.contextTokens);
  const talk = last?.usage ? last.usage.promptTokens + last.usage.generatedTokens : 0;
  const contextTokens = last?.usage?.contextTokens ?? weighed.contextTokens;
  const chips = chipsOf(state, draft)
    .map(chip => weighed.weights[keyOf(chip)]?.tokens ?? 0)
    .reduce((sum, tokens) => sum + tokens, 0);
  const question = chips + Math.ceil(draft.trim().length / UNITS_PER_TOKEN);
  const wanted = talk + question + weighed.answerTokens;
  return { contextTokens, talk, question, isOver: 0 < contextTokens && contextTokens < wanted };
}
