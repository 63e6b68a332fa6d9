import { rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** What is written under a lock takes milliseconds: one that is older belongs to a process that died. */
const LOCK_MS_MAX = 2_000;

/** Between two looks. */
const LOOK_MS = 15;

/**
 * Waits until no other process holds the lock, which is a file, takes it, and resolves with what
 * gives it back. Where it cannot be taken at all, as in a folder that is read-only, it does without.
 */
export async function lockedFile(file: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await writeFile(file, '', { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!isTaken(error)) return () => Promise.resolve();
    }
    if (await isLeft(file)) await rm(file, { force: true });
    else await pause(LOOK_MS);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

async function isLeft(file: string): Promise<boolean> {
  const stats = await stat(file).catch(() => undefined);
  return stats !== undefined && LOCK_MS_MAX < Date.now() - stats.mtimeMs;
}
