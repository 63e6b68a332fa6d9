import type { ChatRequest } from './modelRuntime.js';
import { chatBody } from './requestBodies.js';

/** What a request for a turn sends, laid out to be read. */
export interface SentChat {
  readonly model: string;
  /** The turns below each other, each behind its role. */
  readonly prompt: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What `request` sends, to the letter. */
export function sentChat(request: ChatRequest): SentChat {
  const { model, messages, ...options } = chatBody(request);
  return {
    model,
    prompt: messages.map(({ role, content }) => `${role}: ${content}\n`).join(''),
    options,
  };
}
