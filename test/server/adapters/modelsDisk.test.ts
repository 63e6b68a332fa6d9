import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freeForModels } from '../../../src/server/adapters/modelsDisk.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

const URL_HERE = 'http://127.0.0.1:11434';

describe('freeForModels', () => {
  const rows: readonly [
    does: string,
    folder: readonly string[],
    env: (folder: string) => Readonly<Record<string, string>>,
    url: string,
    isKnown: boolean,
  ][] = [
    ['looks into the home folder', ['.ollama', 'models'], () => ({}), URL_HERE, true],
    [
      'looks where the variable says',
      ['mine'],
      folder => ({ OLLAMA_MODELS: join(folder, 'mine') }),
      URL_HERE,
      true,
    ],
    [
      'does not look elsewhere then',
      ['.ollama', 'models'],
      folder => ({ OLLAMA_MODELS: join(folder, 'mine') }),
      URL_HERE,
      false,
    ],
    ['takes no folder without models', ['.ollama'], () => ({}), URL_HERE, false],
    [
      'knows nothing of another machine',
      ['.ollama', 'models'],
      () => ({}),
      'http://gpu.lan:11434',
      false,
    ],
    ['knows nothing of no address', ['.ollama', 'models'], () => ({}), 'nowhere', false],
  ];
  for (const [does, path, env, url, isKnown] of rows) {
    it(does, () =>
      inTemporaryFolder(async home => {
        const folder = join(home, ...path);
        await mkdir(path.at(-1) === '.ollama' ? folder : join(folder, 'blobs'), {
          recursive: true,
        });
        const free = await freeForModels({ env: env(home), home, url });
        assert.equal(free !== undefined && 0 < free, isKnown);
      }),
    );
  }
});
