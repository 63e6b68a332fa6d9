import { setTimeout as pause } from 'node:timers/promises';

/** A model on two busy cores takes some seconds; what takes longer than this does not come. */
export const WAIT_MS_MAX = 60_000;

const LOOK_AGAIN_MS = 100;

/** Waits until `look` finds something, and returns it. Rejects with `what` where it never does. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | false | undefined>,
): Promise<Found> {
  const deadline = Date.now() + WAIT_MS_MAX;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await pause(LOOK_AGAIN_MS);
  }
  throw new Error(`${what}: not after ${WAIT_MS_MAX / 1000} s`);
}
