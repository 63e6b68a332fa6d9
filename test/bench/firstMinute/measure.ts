import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Ollama } from 'ollama';
import { inFreshEditor, openPlayground, runningOllama } from '../../e2e/stage.js';
import { usedBetween, usedByNow } from './processors.js';
import { type FirstGhost, reportOf } from './report.js';

const REPORT = 'docs/bench/firstMinute.md';

/** Each is a window, or an editor, that starts anew. */
const WINDOWS = 7;
const EDITORS = 5;

const BEHIND = '"""Return the sum of all quantities."""\n    return';

describe('the first minute', () => {
  it('is measured', async () => {
    const activations: number[] = [];
    while (activations.length < WINDOWS) activations.push(await activationMs());
    const unloaded: FirstGhost[] = [];
    while (unloaded.length < EDITORS) {
      await unloadAll();
      unloaded.push(await firstGhost());
    }
    const loaded: FirstGhost[] = [];
    while (loaded.length < EDITORS) loaded.push(await firstGhost());
    await mkdir(dirname(REPORT), { recursive: true });
    await writeFile(REPORT, reportOf({ activations, unloaded, loaded }));
  }).timeout(30 * 60_000);
});

/** How long a new window took to activate the extension, in ms, as the editor tells. */
async function activationMs(): Promise<number> {
  const window = await openPlayground();
  await window.open('cart.ts', 'export interface Cart {\n');
  await window.statusIs(/Ready/);
  const time = (await window.runningExtensions()).get('Cove') ?? '';
  await window.close();
  const [, ms] = /(\d+)ms/.exec(time) ?? [];
  if (ms === undefined) throw new Error('the editor does not tell how long Cove took');
  return Number(ms);
}

/** From a fresh editor whose window is shown, as soon as keys and a browser can go. */
async function firstGhost(): Promise<FirstGhost> {
  const times: FirstGhost[] = [];
  await inFreshEditor(runningOllama().url, async window => {
    const shown = performance.now();
    const before = await usedByNow();
    await window.open('cart.py', BEHIND);
    const openMs = performance.now() - shown;
    await window.type(' ');
    await window.ghost();
    const ghostMs = performance.now() - shown;
    times.push({ openMs, ghostMs, used: usedBetween(before, await usedByNow()) });
  });
  const [time] = times;
  if (!time) throw new Error('nothing was measured');
  return time;
}

async function unloadAll(): Promise<void> {
  const ollama = new Ollama({ host: runningOllama().url });
  for (const { name } of (await ollama.ps()).models) {
    await ollama.generate({ model: name, prompt: '', keep_alive: 0 });
  }
}
