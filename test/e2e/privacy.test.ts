import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptFolder, openPlayground } from './stage.js';

describe('a .env file', () => {
  it('is never completed, and its name is in no ledger', async () => {
    const window = await openPlayground();
    await window.open('.env', 'SHOP_NAME=The Corner Shop\n');
    await window.statusIs(/This file matches "cove.context.exclude"/);
    await window.declines('SHOP_STREET=', 'This file matches "cove.context.exclude".');
    await window.run('Cove: Complete Here');
    await window.saysBelow('Cove: This file matches "cove.context.exclude".');
    await window.shoot('env-file-asked');
    await window.declines('', 'This file matches "cove.context.exclude".');
    await window.shoot('env-file');

    const page = await window.read('Cove: Show Ledger of Requests', 'Cove ledger.txt');
    const ledger = await readFile(join(keptFolder(), 'ledger.jsonl'), 'utf8');
    for (const text of [page, ledger]) {
      assert.ok(text.includes('127.0.0.1'));
      assert.ok(!/\.env|SHOP_/.test(text));
    }
    await window.close();
  });
});
