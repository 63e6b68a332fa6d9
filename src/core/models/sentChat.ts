import type { ChatRequest } from './modelRuntime.js';
import { sentOptions } from './sentOptions.js';

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
  return {
    model,
    prompt: turns.map(({ role, content }) => `${role}: ${content}\n`).join(''),
    options: sentOptions(body),
  };
}
