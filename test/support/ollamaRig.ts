import type { Log } from '../../src/core/base/log.js';
import {
  type FillPiece,
  type FillRequest,
  type FillUsage,
  ModelFault,
} from '../../src/core/models/modelRuntime.js';
import type { LedgerEntry } from '../../src/core/privacy/ledger.js';
import { OpenExchanges } from '../../src/server/adapters/openExchanges.js';
import { OllamaRuntime } from '../../src/server/adapters/ollamaRuntime.js';
import { HandClock } from './handClock.js';
import { type Script, ScriptedOllama } from './scriptedOllama.js';

export const MODEL = 'qwen2.5-coder:1.5b-base';

/** What must show nowhere but in the request. */
export const SECRET = 'const password = "hunter2";';

export const REQUEST: FillRequest = {
  model: MODEL,
  prompt: `<|fim_prefix|>${SECRET}<|fim_suffix|><|fim_middle|>`,
  stop: ['<|endoftext|>'],
  maxTokens: 64,
  sureness: false,
  alternatives: 0,
  contextLength: undefined,
  keepAlive: undefined,
  files: ['a.ts'],
};

/** A runtime, the scripted server that it asks, and all that it wrote anywhere. */
export interface Rig {
  readonly runtime: OllamaRuntime;
  readonly ollama: ScriptedOllama;
  readonly exchanges: OpenExchanges;
  readonly clock: HandClock;
  readonly entries: LedgerEntry[];
  readonly log: string[];
}

/** Runs `work` with a real runtime and a scripted server, which is gone afterwards. */
export async function withRig(
  script: Script & { readonly url?: string },
  work: (rig: Rig) => Promise<void>,
): Promise<void> {
  const ollama = await ScriptedOllama.start(script);
  const clock = new HandClock();
  const entries: LedgerEntry[] = [];
  const log: string[] = [];
  const ledger = {
    record: (entry: LedgerEntry) => {
      entries.push(entry);
      return Promise.resolve();
    },
    read: () => Promise.resolve(entries),
  };
  const write: Log = (level, event, fields) => log.push(JSON.stringify([level, event, fields]));
  const settings = () => ({ url: script.url ?? ollama.url, allowedHosts: ['other.lan'] });
  try {
    const exchanges = new OpenExchanges();
    const runtime = new OllamaRuntime({ settings, ledger, exchanges, clock, log: write });
    await work({ runtime, exchanges, ollama, clock, entries, log });
  } finally {
    await ollama.stop();
  }
}

export interface Heard {
  readonly text: string;
  readonly usage?: FillUsage;
  readonly fault?: ModelFault;
}

/** All that a stream says; a fault is what it says last. */
export async function hear(pieces: AsyncIterable<FillPiece>): Promise<Heard> {
  let text = '';
  let usage: FillUsage | undefined;
  try {
    for await (const piece of pieces) {
      if (piece.kind === 'text') text += piece.text;
      else usage = piece.usage;
    }
  } catch (error) {
    if (error instanceof ModelFault) return { text, fault: error };
    throw error;
  }
  return { text, ...(usage ? { usage } : {}) };
}
