import assert from 'node:assert/strict';
import { type StorageQuestion, storageFolder } from '../../../src/server/adapters/storage.js';

describe('storageFolder', () => {
  const linux: StorageQuestion = {
    env: {},
    option: undefined,
    platform: 'linux',
    home: '/home/ada',
  };
  const rows: readonly { does: string; given: Partial<StorageQuestion>; folder: string }[] = [
    {
      does: 'takes COVE_HOME before all else',
      given: { env: { COVE_HOME: '/cove', XDG_DATA_HOME: '/data' }, option: '/option' },
      folder: '/cove',
    },
    {
      does: 'takes what the editor says',
      given: { env: { XDG_DATA_HOME: '/data' }, option: '/option' },
      folder: '/option',
    },
    {
      does: 'overlooks an empty COVE_HOME and an empty option',
      given: { env: { COVE_HOME: '' }, option: '' },
      folder: '/home/ada/.local/share/cove',
    },
    { does: 'takes the data folder of the user', given: {}, folder: '/home/ada/.local/share/cove' },
    {
      does: 'takes XDG_DATA_HOME',
      given: { env: { XDG_DATA_HOME: '/data' } },
      folder: '/data/cove',
    },
    {
      does: 'overlooks a relative XDG_DATA_HOME',
      given: { env: { XDG_DATA_HOME: 'data' } },
      folder: '/home/ada/.local/share/cove',
    },
    {
      does: 'does on other systems as on Linux',
      given: { platform: 'freebsd' },
      folder: '/home/ada/.local/share/cove',
    },
    {
      does: 'takes Application Support on a Mac',
      given: { platform: 'darwin', home: '/Users/ada', env: { XDG_DATA_HOME: '/data' } },
      folder: '/Users/ada/Library/Application Support/Cove',
    },
    {
      does: 'takes APPDATA on Windows',
      given: { platform: 'win32', env: { APPDATA: 'D:\\Roaming' }, home: 'C:\\Users\\ada' },
      folder: 'D:\\Roaming\\Cove',
    },
    {
      does: 'finds APPDATA on Windows where nobody says it',
      given: { platform: 'win32', home: 'C:\\Users\\ada' },
      folder: 'C:\\Users\\ada\\AppData\\Roaming\\Cove',
    },
  ];
  for (const { does, given, folder } of rows) {
    it(does, () => {
      assert.equal(storageFolder({ ...linux, ...given }), folder);
    });
  }
});
