import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspaceFiles } from '../../../src/server/adapters/workspaceFiles.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** The paths of what is listed below a folder. */
async function listed(folder: string, below = ''): Promise<readonly string[]> {
  const base = pathToFileURL(join(folder, below)).href;
  const { files } = await workspaceFiles([base], uri => uri.endsWith('.env'));
  return [...files.keys()].map(uri =>
    decodeURIComponent(uri.slice(base.length).replace(/^\//, '')),
  );
}

describe('the files of a workspace', () => {
  it('are those that hold code', () =>
    inTemporaryFolder(async folder => {
      await write(folder, {
        'a.ts': 'a',
        'deep/b c.py': 'b',
        'image.png': 'p',
        'package-lock.json': '{}',
        'empty.ts': '',
        '.env': 'TOKEN=hunter2',
        'node_modules/x/index.js': 'x',
        '.git/config': 'x',
      });
      assert.deepEqual(await listed(folder), ['a.ts', 'deep/b c.py']);
    }));

  it('are none that git ignores, by every list, the innermost last', () =>
    inTemporaryFolder(async folder => {
      await write(folder, {
        '.git/HEAD': 'ref',
        '.gitignore': 'out/\n*.log\n/top.ts\n',
        'out/a.ts': 'a',
        'app/top.ts': 'a',
        'app/out/a.ts': 'a',
        'app/a.log': 'a',
        'app/.gitignore': '!keep.log\nown.ts\n',
        'app/keep.log': 'a',
        'app/own.ts': 'a',
        'top.ts': 'a',
      });
      assert.deepEqual(await listed(folder), [
        '.gitignore',
        'app/.gitignore',
        'app/keep.log',
        'app/top.ts',
      ]);
      assert.deepEqual(await listed(folder, 'app'), ['.gitignore', 'keep.log', 'top.ts']);
    }));

  it('are none behind a link', () =>
    inTemporaryFolder(async folder => {
      await write(folder, { 'work/a.ts': 'a', 'other/.env': 'hunter2', 'other/b.ts': 'b' });
      await symlink(join(folder, 'other/.env'), join(folder, 'work/innocent.ts'));
      await symlink(join(folder, 'other'), join(folder, 'work/linked'));
      await symlink(join(folder, 'work'), join(folder, 'work/ring'));
      assert.deepEqual(await listed(folder, 'work'), ['a.ts']);
    }));

  it('change their mark with their text, and are told where they are too long', () =>
    inTemporaryFolder(async folder => {
      await write(folder, { 'a.ts': 'a', 'long.ts': 'x'.repeat(300_000) });
      const uri = pathToFileURL(folder).href;
      const before = await workspaceFiles([uri], () => false);
      await write(folder, { 'a.ts': 'ab' });
      const after = await workspaceFiles([uri], () => false);
      assert.notDeepEqual([...before.files.values()], [...after.files.values()]);
      assert.deepEqual(after.left, ['1 file of more than 256 kB']);
    }));

  it('are none where there is no folder on a disk', async () => {
    const folders = ['file:///not/there', 'vscode-vfs://github/a/b', 'file://host/share'];
    assert.equal((await workspaceFiles(folders, () => false)).files.size, 0);
  });
});
