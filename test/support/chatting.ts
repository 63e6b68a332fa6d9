import { ChatClient } from './chatClient.js';
import { piped, type Piped, type PipedOptions } from './pipedServer.js';
import type { ScriptedModel } from './scriptedModel.js';
import type { Script } from './scriptedOllama.js';

/** A model that was taught to answer. */
export const CHAT_MODEL: ScriptedModel = {
  name: 'qwen2.5-coder:1.5b',
  capabilities: ['completion', 'insert'],
};

export interface Chatting extends Piped {
  readonly chat: ChatClient;
  /** What each `/api/chat` was sent: its turns. */
  readonly turns: () => readonly (readonly Turn[])[];
}

export interface Turn {
  readonly role: string;
  readonly content: string;
}

/** Runs `work` with a server whose scripted Ollama has a model that chats. */
export function chatting(
  script: Script,
  work: (parts: Chatting) => Promise<void>,
  options?: PipedOptions,
): Promise<void> {
  return piped(
    { models: [CHAT_MODEL], ...script },
    parts => {
      const turns = () =>
        parts.ollama.requests
          .filter(({ path }) => path === '/api/chat')
          .map(({ body }) => body?.['messages'] as readonly Turn[]);
      return work({ ...parts, chat: new ChatClient(parts.client), turns });
    },
    options,
  );
}
