import { type ChatRequest } from '../models/modelRuntime.js';
import { chatBody } from '../models/requestBodies.js';
import type { Quote, Range, Source } from './session.js';

/** What was sent last to answer a question, and what became of it. */
export interface LastChat {
  readonly model: string;
  /** The turns as text, each behind its role. */
  readonly prompt: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** What the question quotes, and nothing that was left. */
  readonly sources: readonly (Source & { readonly range: Range })[];
  /** A sentence for a person. */
  readonly outcome: string;
}

export const NO_CHAT_YET: LastChat = {
  model: '',
  prompt: '',
  options: {},
  sources: [],
  outcome: 'Nothing was asked yet.',
};

/** What `request` sends, to the letter. */
export function lastChatOf(request: ChatRequest, sources: readonly Source[]): LastChat {
  const { model, messages, ...options } = chatBody(request);
  return {
    model,
    prompt: messages.map(({ role, content }) => `${role}: ${content}\n`).join(''),
    options,
    sources: sources.flatMap(({ left, range, ...source }) =>
      left || !range ? [] : [{ ...source, range }],
    ),
    outcome: 'The model is answering.',
  };
}

/** The names of the quoted files for the ledger, each once. */
export function filesIn(quotes: readonly Quote[]): readonly string[] {
  return [...new Set(quotes.map(({ name }) => name))];
}
