import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Clock } from '../../src/core/base/clock.js';
import type { PowerSource } from '../../src/server/adapters/powerSource.js';
import { SYSTEM_CLOCK } from '../../src/server/adapters/systemClock.js';
import { serve } from '../../src/server/server.js';
import { CoveClient } from './coveClient.js';
import { ScriptedOllama, type Script } from './scriptedOllama.js';
import { inTemporaryFolder } from './temporaryFolder.js';

export interface Piped {
  readonly client: CoveClient;
  readonly ollama: ScriptedOllama;
  /** The server's storage folder. */
  readonly home: string;
}

export interface PipedOptions {
  /** Besides the address of the scripted Ollama. */
  readonly withSettings?: Readonly<Record<string, unknown>>;
  /** Whether the server may ask for the settings. */
  readonly configuration?: boolean;
  /** How many times faster than real the server's clock runs, where much would be waited for. */
  readonly hurry?: number;
  /** Whether the server's storage folder is the workspace too. */
  readonly inHome?: boolean;
  /** The server's clock, where a test holds it in hand. */
  readonly clock?: Clock;
  /** What feeds the machine. */
  readonly power?: PowerSource;
}

/**
 * Runs `work` with a server and a client that speak real JSON-RPC over two pipes, and a scripted
 * Ollama that the settings name.
 */
export async function piped(
  script: Script,
  work: (parts: Piped) => Promise<void>,
  options: PipedOptions = {},
): Promise<void> {
  const ollama = await ScriptedOllama.start(script);
  try {
    await pipedTo(ollama.url, parts => work({ ...parts, ollama }), options);
  } finally {
    await ollama.stop();
  }
}

/** The same with a server of models at `url`, whatever it is. */
export async function pipedTo(
  url: string,
  work: (parts: Omit<Piped, 'ollama'>) => Promise<void>,
  {
    withSettings = {},
    configuration = false,
    hurry = 1,
    inHome = false,
    clock = hurried(hurry),
    power,
  }: PipedOptions = {},
): Promise<void> {
  await inTemporaryFolder(async home => {
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    serve(server, {
      clock,
      grammars: 'dist/grammars',
      env: { COVE_HOME: home, PATH: process.env['PATH'] },
      platform: process.platform,
      home,
      machine: { memory: 8e9, graphicsMemory: 0 },
      power,
    });
    server.listen();
    const settings = { ollama: { url }, ...withSettings };
    const folders = inHome ? [pathToFileURL(home).href] : [];
    const client = new CoveClient(down, up, { settings, configuration, folders });
    try {
      await client.initialize();
      await work({ client, home });
    } finally {
      await client.connection.sendRequest('shutdown');
      client.connection.dispose();
      server.dispose();
    }
  });
}

function hurried(times: number): Clock {
  return {
    now: () => SYSTEM_CLOCK.now() * times,
    pause: (ms, signal) => SYSTEM_CLOCK.pause(ms / times, signal),
  };
}
