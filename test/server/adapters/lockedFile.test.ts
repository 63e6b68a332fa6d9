import assert from 'node:assert/strict';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lockedFile } from '../../../src/server/adapters/lockedFile.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

describe('a lock', () => {
  it('is held by one at a time', () =>
    inTemporaryFolder(async folder => {
      const file = join(folder, 'lock');
      let held = 0;
      let most = 0;
      const hold = async (): Promise<void> => {
        const unlock = await lockedFile(file);
        held += 1;
        most = Math.max(most, held);
        await new Promise(resolve => setImmediate(resolve));
        held -= 1;
        await unlock();
      };
      await Promise.all(Array.from({ length: 8 }, hold));
      assert.equal(most, 1);
    }));

  it('is taken from a process that died', () =>
    inTemporaryFolder(async folder => {
      const file = join(folder, 'lock');
      await writeFile(file, '');
      const longAgo = new Date(Date.now() - 60_000);
      await utimes(file, longAgo, longAgo);
      await (
        await lockedFile(file)
      )();
    }));

  it('is done without where there is no folder for it', () =>
    inTemporaryFolder(async folder => {
      await (
        await lockedFile(join(folder, 'gone', 'lock'))
      )();
    }));
});
