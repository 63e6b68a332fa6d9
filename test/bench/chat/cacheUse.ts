import { readFile } from 'node:fs/promises';
import { ChatClient } from '../../support/chatClient.js';
import { loadRig, type RunningOllama } from '../../support/rig.js';
import { startServer } from '../../support/serverProcess.js';
import type { CacheUse } from './results.js';

/** A file as long as those that people ask about. */
const FILE = 'test/fixtures/playground/cart.ts';

/** Has Ollama write down what of each prompt it had read already, which its answers do not tell. */
const TELLING = { OLLAMA_DEBUG: '1' };

/** How the log tells of one prompt, in two lines: how long it is, and what of it was in the cache. */
const PROMPT = /\| new prompt, .*task\.n_tokens = (\d+)/g;
const CACHED = /\| cached n_tokens = (\d+)/g;

/** Asks a real model about a file, asks on, and looks what of the second prompt was read anew. */
export async function cacheUse(say: (line: string) => void): Promise<CacheUse> {
  say('the real Ollama …');
  const rig = await loadRig();
  const ollama = await rig.startOllama({ say, env: TELLING });
  try {
    await askTwice(ollama);
    const { model, version } = ollama;
    const log = await readFile(ollama.log, 'utf8');
    return { model, version, promptTokens: lastOf(PROMPT, log), cachedTokens: lastOf(CACHED, log) };
  } finally {
    await ollama.stop();
  }
}

async function askTwice({ url, model }: RunningOllama): Promise<void> {
  const server = await startServer({ settings: { ollama: { url }, chat: { model } } });
  try {
    const uri = 'file:///work/cart.ts';
    await server.client.open(uri, 'typescript', await readFile(FILE, 'utf8'));
    const chat = new ChatClient(server.client);
    const first = { mentions: [{ kind: 'file', uri } as const] };
    const { session } = await chat.ask('What is this file for? Answer in one sentence.', first);
    await chat.ask('And what is its longest function? Answer with its name alone.', { session });
  } finally {
    await server.stop();
  }
}

/** Not a number where the log does not tell. */
function lastOf(pattern: RegExp, log: string): number {
  return Number([...log.matchAll(pattern)].at(-1)?.[1]);
}
