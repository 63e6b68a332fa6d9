import assert from 'node:assert/strict';
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonSessions } from '../../../src/server/adapters/jsonSessions.js';
import { replayed } from '../../support/chatSession.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

const SESSION = replayed('? Why?\n+ So.\n.');

describe('JsonSessions', () => {
  it('keeps sessions for the user alone, and finds them again', () =>
    inTemporaryFolder(async home => {
      const folder = join(home, 'chats');
      const sessions = new JsonSessions(folder);
      await sessions.write(SESSION);
      assert.deepEqual(await sessions.read('s'), SESSION);
      assert.equal((await stat(join(folder, 's.json'))).mode & 0o777, 0o600);
      assert.equal((await stat(folder)).mode & 0o777, 0o700);
      assert.deepEqual(await readdir(folder), ['s.json']);
    }));

  it('lists what it can read, as it is now', () =>
    inTemporaryFolder(async folder => {
      const sessions = new JsonSessions(folder);
      await writeFile(join(folder, 'torn.json'), '{"version":1,"sess');
      await writeFile(join(folder, 'foreign.txt'), 'x');
      await mkdir(join(folder, 'folder.json'));
      await sessions.write(SESSION);
      const titles = async () => (await sessions.rows()).map(({ title }) => title);
      assert.deepEqual(await titles(), ['Why?']);
      await sessions.write({ ...SESSION, title: 'Another' });
      assert.deepEqual(await titles(), ['Another']);
      assert.equal(await sessions.remove('s'), true);
      assert.deepEqual(await titles(), []);
    }));

  it('keeps what two windows write at once', () =>
    inTemporaryFolder(async folder => {
      const [one, other] = [new JsonSessions(folder), new JsonSessions(folder)];
      await one.write(SESSION);
      const rest = '? Why?\n+ So.\n.\n';
      await Promise.all([
        one.write(replayed(`${rest}? Here?\n+ Yes.`)),
        other.write(replayed(`${rest}= Other\n? There?\n+ No.`)),
      ]);
      await one.write(replayed(`${rest}? Here?\n+ Yes.\n+ It is.\n.`));
      const said = JSON.stringify(await other.read('s'));
      for (const text of ['Why?', 'So.', 'Here?', 'Yes.It is.', 'There?', 'No.']) {
        assert.ok(said.includes(`"${text}"`), text);
      }
      assert.deepEqual(await readdir(folder), ['s.json']);
    }));

  it('brings nothing back that another window deleted, written here or only read', () =>
    inTemporaryFolder(async folder => {
      const [one, reader, other] = [1, 2, 3].map(() => new JsonSessions(folder));
      assert.ok(one && reader && other);
      assert.equal(await one.write(SESSION), true);
      assert.deepEqual(await reader.read('s'), SESSION);
      assert.equal(await other.remove('s'), true);
      assert.equal(await one.write(SESSION), false);
      assert.equal(await reader.write(SESSION), false);
      assert.deepEqual(await readdir(folder), []);
    }));

  it('takes no id for a path', () =>
    inTemporaryFolder(async home => {
      const sessions = new JsonSessions(join(home, 'chats'));
      await writeFile(join(home, 'a.json'), '{}');
      assert.equal(await sessions.read('../a'), undefined);
      assert.equal(await sessions.remove('../a'), false);
      await assert.rejects(sessions.write({ ...SESSION, id: '../b' }), TypeError);
      assert.deepEqual(await readdir(home), ['a.json']);
    }));

  it('clears away what a process left that died while it wrote', () =>
    inTemporaryFolder(async folder => {
      const long = new Date(Date.now() - 3_600_000);
      await writeFile(join(folder, 'a.json.1.new'), 'x');
      await utimes(join(folder, 'a.json.1.new'), long, long);
      await writeFile(join(folder, 'b.json.2.new'), 'x');
      await new JsonSessions(folder).rows();
      assert.deepEqual(await readdir(folder), ['b.json.2.new']);
    }));
});
