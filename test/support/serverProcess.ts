import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CoveClient, type ClientOptions } from './coveClient.js';

export interface ServerProcess {
  readonly client: CoveClient;
  /** What the server wrote to its error stream. */
  readonly errors: () => string;
  /** Ends it from one moment to the next, as a crash does; its own storage folder goes. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** What a bench adds to the process of a server. */
export interface Instrument {
  /** A module that is loaded before the server's own. */
  readonly preload: URL;
  readonly env: Readonly<Record<string, string>>;
}

/** A storage folder that is there before the server and stays behind it. */
export type KeptHome = string;

/**
 * The built server as a process of its own, initialized, with a storage folder that goes with it
 * unless there is a kept one.
 */
export async function startServer(
  options: ClientOptions,
  instrument?: Instrument,
  kept?: KeptHome,
): Promise<ServerProcess> {
  const home = kept ?? (await mkdtemp(join(tmpdir(), 'cove-home-')));
  const leave = async (): Promise<void> => {
    await ended;
    if (kept === undefined) await rm(home, { recursive: true, force: true });
  };
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
      await leave();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await leave();
      client.connection.dispose();
    },
  };
}
