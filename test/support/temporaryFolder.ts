import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder of a test's own, in the system's folder for what may go at any time. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'cove-test-'));
}

/** Runs `work` in a folder of its own, which is gone afterwards. */
export async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder();
  try {
    await work(folder);
  } finally {
    // What was cut off may still write its last line into it.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}
