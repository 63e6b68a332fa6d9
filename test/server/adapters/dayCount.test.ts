import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DayCount } from '../../../src/server/adapters/dayCount.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

describe('DayCount', () => {
  it('counts what happens in several windows, over a restart', () =>
    inTemporaryFolder(async folder => {
      const deep = join(folder, 'not', 'there', 'yet');
      const [one, other] = [new DayCount(deep, 'taken'), new DayCount(deep, 'taken')];
      assert.equal(one.today, 0);
      one.add();
      other.add();
      one.add();
      assert.deepEqual([one.today, new DayCount(deep, 'taken').today], [3, 3]);
      return Promise.resolve();
    }));

  it('begins anew each day, and keeps nothing of the days before', () =>
    inTemporaryFolder(async folder => {
      let date = '2026-11-28';
      const count = new DayCount(folder, 'taken', () => date);
      count.add();
      date = '2026-11-29';
      assert.equal(count.today, 0);
      count.add();
      assert.equal(count.today, 1);
      assert.deepEqual(await readdir(folder), ['taken-2026-11-29']);
    }));

  it('keeps nothing once it is erased', () =>
    inTemporaryFolder(async folder => {
      const count = new DayCount(folder, 'taken');
      await count.erase();
      count.add();
      await count.erase();
      assert.equal(count.today, 0);
      assert.deepEqual(await readdir(folder), []);
    }));

  it('bears a folder that cannot be made', () =>
    inTemporaryFolder(async folder => {
      await writeFile(join(folder, 'file'), '');
      const count = new DayCount(join(folder, 'file'), 'taken');
      count.add();
      assert.equal(count.today, 0);
    }));
});
