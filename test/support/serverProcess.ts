import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
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
  /** Its editor is gone from one moment to the next. */
  hangUp(): void;
  /** The system asks it to end. */
  terminate(): void;
  /** Resolves when it has ended, with its status; null where a signal ended it. */
  readonly ended: Promise<number | null>;
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
  const child = spawned(home, instrument);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
  const client = new CoveClient(child.stdout, child.stdin, options);
  await client.initialize();
  return {
    client,
    errors: () => errors,
    ended,
    hangUp: () => {
      child.stdin.end();
      child.stdout.destroy();
    },
    terminate: () => {
      child.kill('SIGTERM');
    },
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

function spawned(home: string, instrument?: Instrument): ChildProcessWithoutNullStreams {
  const preload = instrument ? ['--import', instrument.preload.href] : [];
  return spawn(process.execPath, [...preload, 'dist/server.js', '--stdio'], {
    env: { ...process.env, COVE_HOME: home, ...instrument?.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}
