import assert from 'node:assert/strict';
import { openPlayground, startOllamaAgain, stopOllama } from './stage.js';

const BEHIND = 'export function countOf(cart: Cart): number {\n  return';

describe('an Ollama that is stopped', () => {
  it('shows in the status bar alone, and suggestions come back with it', async () => {
    const window = await openPlayground();
    await window.open('cart.ts', BEHIND);
    await window.statusIs(/Ready/);

    await stopOllama();
    try {
      await window.type(' ');
      await window.typeUntilStatus('c', /Ollama does not answer/);
      for (const key of 'art') {
        await window.type(key);
        assert.deepEqual(await window.popUps(), []);
      }
      assert.match(await window.tooltip(), /Start Ollama/);
      await window.shoot('ollama-down');
      assert.deepEqual(await window.popUps(), []);
    } finally {
      // The cases behind this one need it, whatever became of this one.
      await startOllamaAgain();
    }
    await window.statusIs(/Ready/);
    await window.press('Control+Backspace');
    await window.press('Control+Backspace');
    assert.match(await window.typeForGhost('return '), /cart\.lines/);
    assert.deepEqual(await window.popUps(), []);
    await window.shoot('ollama-up-again');
    await window.close();
  });
});
