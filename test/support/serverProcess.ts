import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CoveClient, type ClientOptions } from './coveClient.js';

export interface ServerProcess {
  readonly client: CoveClient;
  /** What the server wrote to its error stream. */
  readonly errors: () => string;
  stop(): Promise<void>;
}

/** What a bench adds to the process of a server. */
export interface Instrument {
  /** A module that is loaded before the server's own. */
  readonly preload: URL;
  readonly env: Readonly<Record<string, string>>;
}

/** The built server as a process of its own, initialized, with a storage folder that goes with it. */
export async function startServer(
  options: ClientOptions,
  instrument?: Instrument,
): Promise<ServerProcess> {
  const home = await mkdtemp(join(tmpdir(), 'cove-home-'));
  const preload = instrument ? ['--import', instrument.preload.href] : [];
  const child = spawn(process.execPath, [...preload, 'dist/server.js', '--stdio'], {
    env: { ...process.env, COVE_HOME: home, ...instrument?.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<void>(resolve =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const client = new CoveClient(child.stdout, child.stdin, options);
  await client.initialize();
  return {
    client,
    errors: () => errors,
    stop: async () => {
      await client.stop();
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
