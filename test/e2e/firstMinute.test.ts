import assert from 'node:assert/strict';
import { Ollama } from 'ollama';
import { ScriptedOllama } from '../support/scriptedOllama.js';
import { until } from '../support/until.js';
import { inFreshEditor, runningOllama } from './stage.js';

const BEHIND = '"""Return the sum of all quantities."""\n    return';

const PULLED = [
  { status: 'pulling abc', digest: 'sha256:abc', total: 1e9, completed: 5e8 },
  { status: 'success' },
].map(line => `${JSON.stringify(line)}\n`);

describe('an editor that nobody has used yet', () => {
  it('suggests without a click where Ollama has a model, which is not in memory yet', async () => {
    await unloadAll(runningOllama().url);
    await inFreshEditor(runningOllama().url, async window => {
      const shown = performance.now();
      const since = (): number => Math.round(performance.now() - shown);
      await window.open('cart.py', BEHIND);
      const opened = since();
      // A person strikes no key twice because nothing came of it.
      await window.type(' ');
      const loaded = window.statusIs(/Ready|Completing/).then(since);
      assert.match(await window.ghost(), /cart\.lines/);
      const told = `file open after ${opened}, model there after ${await loaded}`;
      process.stdout.write(`      ${told}, ghost text after ${since()} ms\n`);
      assert.deepEqual(await window.popUps(), []);
      assert.deepEqual(await window.tabs(), ['cart.py']);
      await window.shoot('first-ghost');
      await window.press('Tab');
      await window.run('Cove: Get Started');
      await window.stepDone('Type, and press Tab');
      await window.shoot('first-taken');
    });
  });

  it('offers a model where there is none, and after one click and the download suggests', async () => {
    const answer = 'sum(line.quantity for line in cart.lines)';
    const ollama = await ScriptedOllama.start({ models: [], answers: [answer] });
    ollama.instead('/api/pull', { does: 'bytes', chunks: PULLED, endMs: 1_000 });
    await inFreshEditor(ollama.url, async window => {
      await window.open('cart.py', BEHIND);
      const offer = await window.step('A model that completes code');
      await window.shoot('first-model');
      assert.match(offer, /qwen2\.5-coder:\S+, \d+\.\d GB to download, license Apache-2\.0/);
      assert.match(offer, /about \d+ tokens a second/);
      assert.deepEqual(await window.popUps(), []);
      assert.ok(!ollama.requests.some(({ path }) => path === '/api/pull'));

      await window.clickStep('Download qwen2.5-coder');
      const { body } = await ollama.arrived('/api/pull');
      ollama.install({ name: String(body?.['model'] ?? body?.['name']) });
      await window.step('Type, and press Tab');
      await window.stepDone('Ollama runs your models');
      await window.stepDone('A model that completes code');
      await window.shoot('first-try');

      await window.clickStep('Try It on an Example');
      assert.equal(await window.ghost(), answer);
      await window.shoot('first-example');
    });
    await ollama.stop();
  });

  it('says how to get Ollama where there is none, and notices by itself when it runs', async () => {
    const ollama = await ScriptedOllama.start();
    await ollama.down();
    await inFreshEditor(ollama.url, async window => {
      await window.open('cart.py', BEHIND);
      const how = await window.step('Ollama runs your models');
      await window.shoot('first-ollama');
      assert.match(how, /https:\/\/ollama\.com|Download Ollama/);
      assert.deepEqual(await window.popUps(), []);
      await ollama.up();
      await window.step('Type, and press Tab');
      await window.stepDone('Ollama runs your models');
    });
    await ollama.stop();
  });
});

/** Throws out of memory whatever an earlier test had loaded. */
async function unloadAll(url: string): Promise<void> {
  const ollama = new Ollama({ host: url });
  const { models } = await ollama.ps();
  for (const { model } of models) await ollama.generate({ model, prompt: '', keep_alive: 0 });
  await until('an empty memory', async () => (await ollama.ps()).models.length === 0);
}
