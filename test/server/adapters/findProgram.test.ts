import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join, relative } from 'node:path';
import { findProgram } from '../../../src/server/adapters/findProgram.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

describe('findProgram', () => {
  it('takes the first folder of the path that has a program of that name', () =>
    inTemporaryFolder(async home => {
      const [plain, first, second] = ['plain', 'first', 'second'].map(name => join(home, name));
      for (const folder of [plain, first, second]) await mkdir(folder ?? '');
      await writeFile(join(home, 'plain', 'git'), 'no program', { mode: 0o644 });
      await mkdir(join(home, 'git'));
      for (const name of ['first', 'second']) {
        await writeFile(join(home, name, 'git'), '', { mode: 0o755 });
      }
      const PATH = [home, plain, '', first, second].join(delimiter);
      const found = await findProgram('git', { env: { PATH }, platform: process.platform });
      assert.equal(found, join(home, 'first', 'git'));
    }));

  it('takes none from a folder that depends on where one is', () =>
    inTemporaryFolder(async home => {
      await writeFile(join(home, 'git'), '', { mode: 0o755 });
      const PATH = ['.', '', relative(process.cwd(), home)].join(delimiter);
      const surroundings = { env: { PATH }, platform: process.platform };
      assert.equal(await findProgram('git', surroundings), undefined);
      assert.equal(await findProgram('git', { ...surroundings, env: {} }), undefined);
    }));

  it('knows how Windows calls programs', () =>
    inTemporaryFolder(async home => {
      await writeFile(join(home, 'git.exe'), '', { mode: 0o755 });
      const found = await findProgram('git', { env: { Path: home }, platform: 'win32' });
      assert.equal(found, join(home, 'git.exe'));
    }));
});
