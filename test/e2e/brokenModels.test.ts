import assert from 'node:assert/strict';
import {
  ALIAS,
  ANSWER,
  CHAT,
  choosing,
  CLOUD,
  CODER,
  comesAndGoes,
  EMBEDDER,
  failing,
  filling,
  KEY,
  sceneOfFile,
  settings,
  type State,
  THINKER,
  WELL,
} from './brokenScene.js';
import { askAt } from './stage.js';

/** A model that is slow to come into memory, but does, in ms. */
const SLOW_MS = 4_000;

const STATES: readonly State[] = [
  {
    what: 'no model that completes',
    breaks: async ({ ollama }) => {
      for (const { name } of [CODER, CHAT, THINKER]) ollama.remove(name);
      await Promise.resolve();
    },
    whenTyped: true,
    says: /No installed model can complete code/,
    helps: /Run "Cove: Download Model" or "ollama pull qwen2\.5-coder:1\.5b-base"/,
    mends: ({ ollama }) => {
      for (const model of [CODER, CHAT, THINKER]) ollama.install(model);
    },
  },
  {
    what: 'a model that is set and not installed',
    ...choosing('codestral:22b'),
    says: /The model codestral:22b is not installed/,
    helps: /Run "ollama pull codestral:22b" or "Cove: Download Model"/,
  },
  {
    what: 'a model for embeddings',
    ...choosing(EMBEDDER.name),
    says: /nomic-embed-text:latest does not generate text: it is made for embeddings/,
    helps: /Choose another model with "Cove: Select Completion Model"/,
  },
  {
    what: 'a model of a cloud',
    ...choosing(CLOUD.name),
    says: /qwen3-coder:480b-cloud runs on another machine, so Cove does not ask it/,
    helps: /Choose a model of this machine/,
  },
  {
    what: 'a model of a cloud under another name',
    ...choosing(ALIAS.name),
    says: /mine:latest runs on another machine, so Cove does not ask it/,
    helps: /Choose a model of this machine/,
  },
  {
    what: 'a model that was taught to answer alone',
    ...choosing(CHAT.name),
    says: /Ready\. llama3\.2:3b was not taught to fill in the middle/,
    helps: /Run "ollama pull qwen2\.5-coder:1\.5b-base"/,
  },
  {
    what: 'a model that thinks',
    ...choosing(THINKER.name),
    says: /Ready\. granite4:3b is made to think before it answers/,
    helps: /Choose a model without thoughts/,
  },
  {
    what: 'too little memory',
    ...failing('model requires more system memory (9.1 GiB) than is available (3.4 GiB)'),
    says: /does not fit into memory \(it needs 9\.1 GiB, and 3\.4 GiB is free\)/,
    helps: /Close other programs, or choose a smaller model/,
  },
  {
    what: 'a runner that ends in the middle of an answer',
    ...filling({ does: 'error line', after: 'x', error: 'llama runner process has terminated' }),
    says: /runner of qwen2\.5-coder:1\.5b-base ended/,
    helps: /tries again by itself/,
  },
  {
    what: 'a model whose file is damaged',
    ...failing('unable to load model: /models/blobs/sha256-0123'),
    says: /cannot read the file of qwen2\.5-coder:1\.5b-base: it is damaged/,
    helps: /Run "ollama rm qwen2\.5-coder:1\.5b-base" and "ollama pull/,
  },
  {
    what: 'a model that is too new for the server',
    ...failing('this model may be incompatible with your version of Ollama'),
    says: /qwen2\.5-coder:1\.5b-base needs a newer Ollama/,
    helps: /Update Ollama/,
  },
  {
    what: 'a prompt that is too long for the model',
    ...filling({ does: 'status', status: 400, error: 'the input exceeds the context length' }),
    says: /refused the request \(too long\)/,
    helps: /lower "cove\.context\.maxTokens"/,
  },
  {
    what: 'a tiny context',
    ...settings({ 'cove.ollama.contextLength': 1024 }, { 'cove.ollama.contextLength': 4096 }),
    says: /Ready\. qwen2\.5-coder:1\.5b-base is loaded with 1024 tokens of context/,
    helps: /Set "cove\.ollama\.contextLength" to 4096 or more/,
  },
];

describe('a model, in the editor,', () => {
  const scene = sceneOfFile();

  for (const state of STATES) {
    it(`is told of: ${state.what}, with what helps, and ready by itself once that is over`, () =>
      comesAndGoes(state, scene()));
  }

  it('that could be better says so in the menu, and a better one is a choice away', async () => {
    const { window, ollama } = scene();
    await askAt(ollama.url, { 'cove.completion.model': THINKER.name });
    await window.statusIs(/Ready\. granite4:3b is made to think/);
    const rows = await window.menu('is made to think');
    await window.shoot('menu-note');
    assert.ok(rows.some(text => text.includes('Choose a model without thoughts')));
    await window.press('Escape');
    await window.choicesOf('Cove: Select Completion Model', 'Download a model…');
    await window.shoot('select-model');
    await window.press('Escape');
    await askAt(ollama.url);
  });

  it('is none where a model is slow to load: it says so until it is there', async () => {
    const { window, ollama } = scene();
    const loaded = { does: 'bytes', chunks: ['{"done":true}'] } as const;
    ollama.instead('load', { does: 'wait', ms: SLOW_MS, then: loaded });
    await askAt(ollama.url, { 'cove.ollama.contextLength': 8192 });
    await window.statusIs(/Loading the model/);
    await window.shoot('broken-slow');
    await window.statusIs(/Ready/);
    ollama.instead('load');
    await askAt(ollama.url);
    assert.deepEqual(await window.popUps(), []);
  });

  it('goes on without a word where the model was thrown out of memory', async () => {
    const { window, ollama } = scene();
    await window.statusIs(WELL);
    const before = ollama.loads.length;
    ollama.unload(CODER.name);
    assert.equal(await window.typeForGhost(KEY), ANSWER);
    assert.ok(before < ollama.loads.length);
    await window.statusIs(WELL);
    assert.deepEqual(await window.popUps(), []);
  });
});
