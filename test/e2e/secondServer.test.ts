import assert from 'node:assert/strict';
import type { EditorPage } from '../support/editorPage.js';
import { loadRig, type RunningLlamaServer } from '../support/rig.js';
import { askAt, openPlayground, runningOllama } from './stage.js';

describe('llama-server in the place of Ollama', () => {
  let llama: RunningLlamaServer;
  let window: EditorPage;

  before(async () => {
    const rig = await loadRig();
    llama = await rig.startLlamaServer({ say: () => undefined });
    window = await openPlayground();
    await window.open('README.md', '# A small shop');
    await window.statusIs(/Ready/);
  });

  after(async () => {
    await window.close();
    await llama.stop();
    await askAt(runningOllama().url);
  });

  it('is found by its address alone, and completes', async () => {
    await askAt(llama.url);
    await window.open('cart.ts', 'export function countOf(cart: Cart): number {\n  return');
    await window.typeUntilStatus(' ', /Ready/);
    // The editor may not have heeded that key, and Cove be ready for what it was asked before.
    await window.press('Backspace');
    const ghost = await window.typeForGhost(' ');
    await window.shoot('openai-ghost');
    assert.match(ghost, /cart\.lines/i);
    assert.match(await window.tooltip(), /\.gguf/);
    assert.deepEqual(await window.popUps(), []);
  });

  it('is called by its name where Cove looks for what is wrong', async () => {
    const report = await window.read('Cove: Diagnose', 'Cove diagnosis.txt');
    await window.shoot('openai-diagnose');
    assert.match(report, /llama-server answers/);
    assert.match(report, /8192 tokens of context/);
    assert.doesNotMatch(report, /Ollama/);
  });
});
