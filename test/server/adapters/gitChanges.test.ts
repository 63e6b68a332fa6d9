import assert from 'node:assert/strict';
import { access, chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Changes, GitChanges } from '../../../src/server/adapters/gitChanges.js';
import { Repository } from '../../support/repository.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

const git = new GitChanges({ env: process.env, platform: process.platform });

/** What is told of a folder where every `.env` is secret. */
async function told(folder: string): Promise<Extract<Changes, { kind: 'changes' }>> {
  const found = await git.in(pathToFileURL(folder).href, uri =>
    Promise.resolve(/\.env(?:\/|$)/.test(uri)),
  );
  if (found.kind === 'unknown') throw new Error(found.why);
  return found;
}

function namesOf(uris: readonly string[]): readonly string[] {
  return uris.map(uri => decodeURIComponent(uri.split('/').at(-1) ?? '')).sort();
}

function inRepository(work: (repository: Repository) => Promise<void>): Promise<void> {
  return inTemporaryFolder(folder => work(new Repository(folder)));
}

describe('the changes that git tells of', () => {
  it('are those of the working tree and those that are staged, and new files', () =>
    inRepository(async repository => {
      await repository.commit({ 'a.ts': 'one\n', 'deep/b c.ts': 'one\n', '.gitignore': 'out\n' });
      await repository.write({ 'a.ts': 'two\n', 'deep/b c.ts': 'two\n', 'new ü.ts': 'n', out: '' });
      repository.git('add', 'a.ts');
      const { text, files, added, isCut } = await told(repository.folder);
      assert.match(text, /^diff --git a\/a\.ts b\/a\.ts\n[^]*^-one\n\+two\n[^]*^\+two\n$/m);
      assert.deepEqual(namesOf(files), ['a.ts', 'b c.ts']);
      assert.deepEqual(namesOf(added), ['new ü.ts']);
      assert.equal(isCut, false);
    }));

  it('are those of the folder alone, where it lies in a repository', () =>
    inRepository(async repository => {
      await repository.commit({ 'a.ts': 'one\n', 'deep/b.ts': 'one\n' });
      await repository.write({ 'a.ts': 'two\n', 'deep/b.ts': 'two\n' });
      const { files } = await told(join(repository.folder, 'deep'));
      assert.deepEqual(namesOf(files), ['b.ts']);
    }));

  it('hold nothing of a file that no model may see, staged, changed, new or deleted', () =>
    inRepository(async repository => {
      await repository.commit({ 'a.ts': 'one\n', '.env': 'hunter1', 'x/.env': 'hunter2' });
      await repository.write({ 'a.ts': 'two\n', '.env': 'hunter3', 'new/.env': 'hunter4' });
      await repository.write({ 'staged/.env': 'hunter5' });
      repository.git('add', 'staged');
      await rm(join(repository.folder, 'x/.env'));
      const { text, files, added, excluded } = await told(repository.folder);
      assert.doesNotMatch(text, /hunter|\.env/);
      assert.deepEqual([namesOf(files), added], [['a.ts'], []]);
      assert.equal(excluded.length, 4);
    }));

  it('hold nothing of one in a folder that was a file', () =>
    inRepository(async repository => {
      await repository.commit({ place: 'one\n' });
      await rm(join(repository.folder, 'place'));
      await repository.write({ 'place/.env': 'hunter2\n' });
      repository.git('add', '--all');
      const { text, excluded } = await told(repository.folder);
      assert.equal(text, '');
      assert.equal(excluded.length, 2);
    }));

  it('are known before the first commit', () =>
    inRepository(async repository => {
      await repository.write({ 'a.ts': 'one\n' });
      repository.git('add', '--all');
      assert.match((await told(repository.folder)).text, /^\+one$/m);
    }));

  it('start no program that the repository names', () =>
    inRepository(async repository => {
      const trap = join(repository.folder, 'trap');
      const program = join(repository.folder, '.git', 'program');
      await repository.commit({ 'a.ts': 'one\n', '.gitattributes': '*.ts diff=odd\n' });
      await repository.write({ '.git/program': `#!/bin/sh\ntouch '${trap}'\ncat "$1"\n` });
      await repository.write({ '.git/hooks/post-index-change': `#!/bin/sh\ntouch '${trap}'\n` });
      for (const file of [program, join(repository.folder, '.git/hooks/post-index-change')]) {
        await chmod(file, 0o755);
      }
      for (const name of ['core.fsmonitor', 'diff.external', 'diff.odd.textconv', 'core.pager']) {
        repository.git('config', name, program);
      }
      await repository.write({ 'a.ts': 'two\n' });
      await rm(trap, { force: true });
      assert.match((await told(repository.folder)).text, /^\+two$/m);
      await assert.rejects(access(trap));
    }));

  it('end where there are more than is read', () =>
    inRepository(async repository => {
      await repository.commit({ 'a.ts': 'one\n' });
      await repository.write({ 'a.ts': 'a line of some length\n'.repeat(100_000) });
      const { text, isCut } = await told(repository.folder);
      assert.equal(isCut, true);
      assert.ok(text.length <= 1 << 20 && text.endsWith('+a line of some length\n'));
    }));

  const rows: readonly [where: string, uri: (folder: string) => string, why: RegExp][] = [
    ['in a folder without a repository', folder => pathToFileURL(folder).href, /no repository/],
    ['in a folder that is not there', folder => pathToFileURL(`${folder}/x`).href, /repository/],
    ['on another machine', () => 'file://host/share', /on no disk/],
    ['in what is no file', () => 'untitled:a', /on no disk/],
  ];
  for (const [where, uri, why] of rows) {
    it(`are not known ${where}`, () =>
      inTemporaryFolder(async folder => {
        const found = await git.in(uri(folder), () => Promise.resolve(false));
        assert.match(found.kind === 'unknown' ? found.why : '', why);
      }));
  }

  it('are not known without git', () =>
    inTemporaryFolder(async folder => {
      await mkdir(join(folder, 'bin'));
      const none = new GitChanges({ env: { PATH: join(folder, 'bin') }, platform: 'linux' });
      const found = await none.in(pathToFileURL(folder).href, () => Promise.resolve(false));
      assert.match(found.kind === 'unknown' ? found.why : '', /not on the PATH/);
    }));
});

describe('what the next commit takes', () => {
  const nextCommit = (folder: string) => git.nextCommit(pathToFileURL(folder).href);

  it('is what is staged, and how the last messages begin', () =>
    inRepository(async repository => {
      await repository.commit({ 'a.ts': 'one\n', 'b.ts': 'one\n' });
      repository.git('commit', '--quiet', '--allow-empty', '--message=Second\n\nAnd why.');
      await repository.write({ 'a.ts': 'two\n', 'b.ts': 'two\n' });
      repository.git('add', 'a.ts');
      const next = await nextCommit(repository.folder);
      assert.match(next?.diff ?? '', /^diff --git a\/a\.ts b\/a\.ts\n[^]*\+two\n$/);
      assert.doesNotMatch(next?.diff ?? '', /b\.ts/);
      assert.deepEqual(next?.recent, ['Second', 'a']);
    }));

  it('is what is not staged where nothing is', () =>
    inRepository(async repository => {
      await repository.commit({ 'a.ts': 'one\n' });
      await repository.write({ 'a.ts': 'two\n' });
      assert.match((await nextCommit(repository.folder))?.diff ?? '', /^\+two$/m);
    }));

  it('has no messages before it where it is the first', () =>
    inRepository(async repository => {
      await repository.write({ 'a.ts': 'one\n' });
      repository.git('add', 'a.ts');
      const next = await nextCommit(repository.folder);
      assert.match(next?.diff ?? '', /^\+one$/m);
      assert.deepEqual(next?.recent, []);
    }));

  it('is not known without a repository', () =>
    inTemporaryFolder(async folder => {
      assert.equal(await nextCommit(folder), undefined);
    }));
});
