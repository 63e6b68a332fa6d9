import { readFile } from 'node:fs/promises';
import { ChatClient } from '../../support/chatClient.js';
import { startServer } from '../../support/serverProcess.js';
import type { Ollama } from '../typing/real.js';
import { type Done, WatchedOllama } from '../typing/watchedOllama.js';
import type { CacheUse } from './results.js';

/** A file as long as those that people ask about. */
const FILE = 'test/fixtures/playground/cart.ts';

/** Asks a real model about a file, asks on, and looks what of the second prompt was read anew. */
export async function cacheUse({ url, model, version }: Ollama): Promise<CacheUse | undefined> {
  const watched = await WatchedOllama.start(url);
  const settings = { ollama: { url: watched.url }, chat: { model } };
  const server = await startServer({ settings });
  try {
    const uri = 'file:///work/cart.ts';
    await server.client.open(uri, 'typescript', await readFile(FILE, 'utf8'));
    const chat = new ChatClient(server.client);
    const first = { mentions: [{ kind: 'file', uri } as const] };
    const { session } = await chat.ask('What is this file for? Answer in one sentence.', first);
    await chat.ask('And what is its longest function? Answer with its name alone.', { session });
    const [cold, warm] = watched.done.filter(({ served }) => served.purpose === 'chat').slice(-2);
    return cold && warm ? { model, version, ...useOf(cold, warm) } : undefined;
  } finally {
    await server.stop();
    await watched.stop();
  }
}

/** By what the server tells; else by the time, at the speed of the first prompt. */
function useOf(
  cold: Done,
  { promptTokens, promptMs, cachedTokens }: Done,
): Pick<CacheUse, 'promptTokens' | 'cachedTokens' | 'isTold'> {
  if (cachedTokens !== undefined) return { promptTokens, cachedTokens, isTold: true };
  const perMs = cold.promptTokens / cold.promptMs;
  const evaluated = Math.min(promptTokens, Math.round(promptMs * perMs));
  return { promptTokens, cachedTokens: promptTokens - evaluated, isTold: false };
}
