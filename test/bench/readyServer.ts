import { setTimeout as wait } from 'node:timers/promises';
import type { ClientOptions } from '../support/coveClient.js';
import { type Instrument, type ServerProcess, startServer } from '../support/serverProcess.js';

/** A machine that is busy with other things loads a model slowly. */
const READY_MS_MAX = 300_000;

/** Cove's built server as a process of its own, once its model is ready; rejects where it never is. */
export async function readyServer(
  options: Pick<ClientOptions, 'settings' | 'folders'>,
  instrument?: Instrument,
): Promise<ServerProcess> {
  const server = await startServer(options, instrument);
  const late = new AbortController();
  await Promise.race([
    server.client.status('ready'),
    wait(READY_MS_MAX, undefined, { signal: late.signal }).then(() => {
      throw new Error(`Cove was not ready: ${JSON.stringify(server.client.statuses)}`);
    }),
  ]);
  late.abort();
  return server;
}
