import type { ChatRequest } from './modelRuntime.js';

/** What a request for a turn sends, laid out to be read. */
export interface SentChat {
  readonly model: string;
  /** The turns below each other, each behind its role. */
  readonly prompt: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What `request` sends as `body`, to the letter. */
export function sentChat(
  { model, turns }: ChatRequest,
  body: Readonly<Record<string, unknown>>,
): SentChat {
  const { model: _model, messages: _messages, ...options } = body;
  return {
    model,
    prompt: turns.map(({ role, content }) => `${role}: ${content}\n`).join(''),
    options,
  };
}
