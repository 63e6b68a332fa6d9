import { type ChatRequest } from '../models/modelRuntime.js';
import { type SentChat, sentChat } from '../models/sentChat.js';
import type { Quote, Range, Source } from './session.js';

/** What was sent last to answer a question, and what became of it. */
export interface LastChat extends SentChat {
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

/** What `request` sends as `body`, to the letter. */
export function lastChatOf(
  request: ChatRequest,
  body: Readonly<Record<string, unknown>>,
  sources: readonly Source[],
): LastChat {
  return {
    ...sentChat(request, body),
    sources: sources.flatMap(({ left, range, ...source }) =>
      left || !range ? [] : [{ ...source, range }],
    ),
    outcome: 'The model is answering.',
  };
}

/** The names of the quoted files for the ledger, each once. */
export function filesIn(quotes: readonly Quote[]): readonly string[] {
  return [...new Set(quotes.flatMap(({ name, files }) => files ?? [name]))];
}
