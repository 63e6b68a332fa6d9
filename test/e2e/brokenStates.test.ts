import assert from 'node:assert/strict';
import type { EditorPage } from '../support/editorPage.js';
import { ScriptedOllama } from '../support/scriptedOllama.js';
import { until } from '../support/until.js';
import { askAt, openPlayground, runningOllama } from './stage.js';

const CODER = { name: 'qwen2.5-coder:1.5b-base' };
const EMBEDDER = {
  name: 'nomic-embed-text:latest',
  family: 'nomic-bert',
  capabilities: ['embedding'],
};

/** Nothing that is typed agrees with it, so that each key asks. */
const ANSWER = 'total';
const KEY = 'x';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9';

const LOCKED = { does: 'status', status: 401 } as const;
const SECRET = 's3cret';

/** A place without anything that shows more when the mouse is on it, in pixels. */
const MIDDLE = [800, 600] as const;

/** What is wrong, what the status says of it, and what helps. */
interface State {
  readonly what: string;
  readonly breaks: (ollama: ScriptedOllama) => unknown;
  readonly says: RegExp;
  readonly helps: RegExp;
  readonly mends: (ollama: ScriptedOllama, window: EditorPage) => unknown;
}

const STATES: readonly State[] = [
  {
    what: 'a wrong port',
    breaks: () => askAt(NOWHERE),
    says: /Ollama does not answer at 127\.0\.0\.1:9\./,
    helps: /Start Ollama, or set "cove\.ollama\.url" to where it runs/,
    mends: ({ url }) => askAt(url),
  },
  {
    what: 'a server that wants to know who asks',
    breaks: ollama => {
      ollama.answer(LOCKED);
      ollama.instead('/api/version', LOCKED);
      ollama.instead('/api/tags', LOCKED);
    },
    says: /does not let Cove in \(401\)/,
    helps: /Run "Cove: Set Token or Header for the Server"/,
    mends: async (ollama, window) => {
      await window.run('Cove: Set Token or Header for the Server');
      await answers(window, 'Set a token…', SECRET);
      const header = `Bearer ${SECRET}`;
      while (ollama.requests.at(-1)?.headers.authorization !== header) await ollama.nextRequest();
      ollama.answer(ANSWER);
      ollama.instead('/api/version');
      ollama.instead('/api/tags');
    },
  },
  {
    what: 'no model but one for embeddings',
    breaks: ollama => {
      ollama.install(EMBEDDER);
      ollama.remove(CODER.name);
    },
    says: /No installed model can complete code/,
    helps: /Run "Cove: Download Model" or "ollama pull qwen2\.5-coder:1\.5b-base"/,
    mends: ollama => {
      ollama.install(CODER);
    },
  },
  {
    what: 'a server that is killed in the middle of an answer',
    breaks: ollama => {
      ollama.answer({ does: 'stall', after: ANSWER });
      void ollama.nextRequest().then(() => ollama.down());
    },
    says: /stopped in the middle of an answer|Ollama does not answer/,
    helps: /tart Ollama/,
    mends: async ollama => {
      ollama.answer(ANSWER);
      await ollama.up();
    },
  },
];

describe('a broken state in the editor', () => {
  let ollama: ScriptedOllama;
  let window: EditorPage;

  before(async () => {
    ollama = await ScriptedOllama.start({ models: [CODER], answers: [ANSWER] });
    await askAt(ollama.url);
    window = await openPlayground();
    await window.open('cart.ts', 'export function countOf(cart: Cart): number {\n  return');
    await window.statusIs(/Ready/);
    await window.type(' ');
  });

  after(async () => {
    await window.close();
    await askAt(runningOllama().url);
    await ollama.stop();
  });

  for (const { what, breaks, says, helps, mends } of STATES) {
    it(`says of ${what} what is so and what helps, and is over by itself`, async () => {
      await breaks(ollama);
      await window.typeUntilStatus(KEY, says);
      await tooltipSays(window, helps);
      await window.shoot(`broken-${what.replaceAll(' ', '-')}`);
      await mends(ollama, window);
      const mended = Date.now();
      await window.statusIs(/Ready/);
      process.stdout.write(`      ready ${Date.now() - mended} ms later\n`);
      assert.deepEqual(await window.popUps(), []);
    });
  }

  it('goes on without a word where the model was thrown out of memory', async () => {
    const before = ollama.loads.length;
    ollama.unload(CODER.name);
    assert.equal(await window.typeForGhost(KEY), ANSWER);
    assert.ok(before < ollama.loads.length);
    await window.statusIs(/Ready/);
    assert.deepEqual(await window.popUps(), []);
  });
});

/** Rests the mouse on the status until it says what is wanted. */
async function tooltipSays(window: EditorPage, wanted: RegExp): Promise<void> {
  await until(`a tooltip like ${String(wanted)}`, async () => {
    // What was shown before goes with the mouse.
    await window.page.mouse.move(...MIDDLE);
    return wanted.test(await window.tooltip());
  });
}

/** Takes a row of the list that is open at the top, and answers what is asked then. */
async function answers({ page }: EditorPage, row: string, text: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().click();
  await page.locator('.quick-input-widget .quick-input-list').waitFor({ state: 'hidden' });
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await input.fill(text);
  await input.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}
