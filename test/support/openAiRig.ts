import type { Log } from '../../src/core/base/log.js';
import type { FillRequest } from '../../src/core/models/modelRuntime.js';
import type { LedgerEntry } from '../../src/core/privacy/ledger.js';
import { type Api, DetectedRuntime } from '../../src/server/adapters/detectedRuntime.js';
import { OpenExchanges } from '../../src/server/adapters/openExchanges.js';
import { OpenAiRuntime } from '../../src/server/adapters/openAiRuntime.js';
import { HandClock } from './handClock.js';
import { REQUEST } from './ollamaRig.js';
import { OPEN_AI_MODEL, type OpenAiScript, ScriptedOpenAi } from './scriptedOpenAi.js';

export const OPEN_AI_REQUEST: FillRequest = { ...REQUEST, model: OPEN_AI_MODEL };

/** A runtime, the scripted server that it asks, and all that it wrote anywhere. */
export interface OpenAiRig {
  readonly runtime: OpenAiRuntime;
  /** One that finds out what the server speaks, of the same address. */
  readonly detected: DetectedRuntime;
  readonly server: ScriptedOpenAi;
  readonly clock: HandClock;
  readonly entries: LedgerEntry[];
  readonly log: string[];
}

/** Runs `work` with real runtimes and a scripted server, which is gone afterwards. */
export async function withOpenAi(
  script: OpenAiScript & { readonly suffix?: string; readonly api?: Api },
  work: (rig: OpenAiRig) => Promise<void>,
): Promise<void> {
  const server = await ScriptedOpenAi.start(script);
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
  const { api = 'auto', suffix = '' } = script;
  const settings = () => ({ url: server.url + suffix, allowedHosts: [], api });
  const exchanges = new OpenExchanges();
  const deps = { settings, ledger, exchanges, clock, log: write };
  try {
    const runtime = new OpenAiRuntime(deps);
    await work({ runtime, detected: new DetectedRuntime(deps), server, clock, entries, log });
  } finally {
    await server.stop();
  }
}
