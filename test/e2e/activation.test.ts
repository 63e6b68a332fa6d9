import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptFolder, openPlayground } from './stage.js';

describe('the extension', () => {
  it('does no work before the first file is shown', async () => {
    const window = await openPlayground();
    const sent = await requestsSent();
    await window.runningExtensions();
    await window.shoot('no-file-yet');
    assert.equal(await window.status(), '');
    assert.equal(await requestsSent(), sent);
    await window.close();
  });
});

/** How many lines the ledger on the disk has; one is written before anything is sent. */
async function requestsSent(): Promise<number> {
  const text = await readFile(join(keptFolder(), 'ledger.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').length;
}
