import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keptFolder, openPlayground } from './stage.js';

/** The aim is 50 ms; a machine that starts an editor, a browser and a model beside it is slower. */
const ACTIVATION_MS_MAX = 250;

/** Each window starts the extension anew; the quickest tells what it takes by itself. */
const WINDOWS = 3;

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

  it('activates quickly', async () => {
    const times: number[] = [];
    while (times.length < WINDOWS) times.push(await activationMs());
    process.stdout.write(`      activation in ${times.join(', ')} ms\n`);
    assert.ok(Math.min(...times) <= ACTIVATION_MS_MAX);
  });
});

/** How long a new window took to activate the extension, in ms, as the editor tells. */
async function activationMs(): Promise<number> {
  const window = await openPlayground();
  await window.open('cart.ts', 'export interface Cart {\n');
  await window.statusIs(/Ready/);
  const time = (await window.runningExtensions()).get('Cove') ?? '';
  await window.shoot('running-extensions');
  await window.close();
  return Number(/(\d+)ms/.exec(time)?.[1]);
}

/** How many lines the ledger on the disk has; one is written before anything is sent. */
async function requestsSent(): Promise<number> {
  const text = await readFile(join(keptFolder(), 'ledger.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').length;
}
