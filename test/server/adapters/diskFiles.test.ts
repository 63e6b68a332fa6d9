import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesOnDisk, realUriOf, textOnDisk } from '../../../src/server/adapters/diskFiles.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

const FILES: readonly [name: string, bytes: string | Uint8Array, kind: string][] = [
  ['a b.txt', 'größer\n', 'text'],
  ['empty.txt', '', 'text'],
  ['zero.bin', Uint8Array.of(1, 0, 2), 'binary'],
  ['latin.txt', Uint8Array.of(103, 114, 246), 'binary'],
  ['long.txt', 'x'.repeat((512 << 10) + 1), 'too long'],
];

describe('files on the disk', () => {
  for (const [name, bytes, kind] of FILES) {
    it(`are read as ${kind}: ${name}`, () =>
      inTemporaryFolder(async folder => {
        await writeFile(join(folder, name), bytes);
        const found = await textOnDisk(pathToFileURL(join(folder, name)).href);
        assert.equal(found.kind, kind);
        if (found.kind === 'text') assert.equal(found.text, bytes);
      }));
  }

  const nothing = ['file:///nowhere/a', 'untitled:a', 'no address', 'file://gpu.lan/share/a'];
  for (const uri of nothing) {
    it(`are missing at ${uri}`, async () => {
      assert.equal((await textOnDisk(uri)).kind, 'missing');
      assert.equal(await filesOnDisk(uri), undefined);
      assert.equal(await realUriOf(uri), uri);
    });
  }

  it('are listed by name, without folders, and known behind links', () =>
    inTemporaryFolder(async folder => {
      await mkdir(join(folder, 'deep'));
      await writeFile(join(folder, 'b.txt'), 'b');
      await symlink(join(folder, 'b.txt'), join(folder, 'a.txt'));
      const uri = pathToFileURL(folder).href;
      assert.deepEqual(await filesOnDisk(uri), [`${uri}/a.txt`, `${uri}/b.txt`]);
      assert.equal(await realUriOf(`${uri}/a.txt`), await realUriOf(`${uri}/b.txt`));
      assert.equal((await textOnDisk(uri)).kind, 'missing');
    }));
});
