import assert from 'node:assert/strict';
import type { EditorPage } from '../support/editorPage.js';
import { ScriptedOllama } from '../support/scriptedOllama.js';
import { askAt, openPlayground, runningOllama } from './stage.js';

const MODEL = { name: 'qwen2.5-coder:1.5b', capabilities: ['completion'] };

/** The line of `cart.ts` that new code takes the place of. */
export const OLD_TOTAL =
  '  return cart.lines.reduce((sum, line) => sum + line.product.price * line.quantity, 0);\n';

/** Who writes new code, and who sees it. */
export interface Scene {
  readonly ollama: ScriptedOllama;
  readonly window: EditorPage;
}

/** Sets the scene before the first test of a file, and takes it away behind the last one. */
export function reviewScene(settings: Readonly<Record<string, unknown>>): () => Scene {
  let scene: Scene | undefined;
  before(async () => {
    const ollama = await ScriptedOllama.start({ models: [MODEL] });
    await askAt(ollama.url);
    const window = await openPlayground(settings);
    scene = { ollama, window };
    await window.open('README.md', '# A small shop');
    await window.statusIs(/Ready/);
  });
  after(async () => {
    await scene?.window.close();
    await askAt(runningOllama().url);
    await scene?.ollama.stop();
  });
  return () => {
    assert.ok(scene);
    return scene;
  };
}
