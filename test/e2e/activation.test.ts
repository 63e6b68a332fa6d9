import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptFolder, openEmptyWindow, openPlayground } from './stage.js';

describe('the extension', () => {
  it('is ready in a folder before a file is shown', async () => {
    const window = await openPlayground();
    await window.statusIs(/Ready/);
    await window.shoot('no-file-yet');
    assert.deepEqual(await window.popUps(), []);
    await window.close();
  });

  it('does no work in a window without a folder before a file is shown', async () => {
    const sent = await requestsSent();
    const window = await openEmptyWindow();
    assert.ok((await window.runningExtensions()).has('Cove'));
    await window.shoot('no-folder');
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
