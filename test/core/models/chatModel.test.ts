import assert from 'node:assert/strict';
import { chooseChatModel, readyChat } from '../../../src/core/models/chatModel.js';
import { installedModel, ScriptedRuntime } from '../../support/scriptedRuntime.js';

const CHAT = { capabilities: ['completion'] };
const MODELS = [
  installedModel('qwen2.5-coder:1.5b-base', { ...CHAT, size: 1e9 }),
  installedModel('qwen2.5-coder:7b', { ...CHAT, size: 4.7e9 }),
  installedModel('llama3.2:3b', { ...CHAT, size: 2e9 }),
  installedModel('llama3.3:70b', { ...CHAT, size: 40e9 }),
  installedModel('nomic-embed-text:latest', { capabilities: ['embedding'], size: 3e8 }),
  installedModel('kimi:cloud', { ...CHAT, remote: true }),
];

describe('chooseChatModel', () => {
  const rows: readonly [wanted: string, inMemory: readonly string[], chosen: string | RegExp][] = [
    ['', [], 'qwen2.5-coder:7b'],
    ['', ['llama3.2:3b'], 'llama3.2:3b'],
    ['', ['qwen2.5-coder:1.5b-base'], 'qwen2.5-coder:7b'],
    ['llama3.3:70b', [], 'llama3.3:70b'],
    ['mistral', [], /missing: mistral/],
    ['kimi:cloud', [], /remote/],
    ['nomic-embed-text', [], /unable/],
    ['qwen2.5-coder:1.5b-base', [], /unable/],
  ];
  for (const [wanted, inMemory, chosen] of rows) {
    it(`takes ${String(chosen)} where "${wanted}" is wanted and ${inMemory.join() || 'nothing'} is loaded`, () => {
      const choose = () => chooseChatModel(wanted, MODELS, new Set(inMemory));
      if (typeof chosen === 'string') assert.equal(choose(), chosen);
      else assert.throws(choose, chosen);
    });
  }

  it('takes a model of a server that tells no capabilities by its name', () => {
    const models = [installedModel('llama3.2:3b', { capabilities: [] })];
    assert.equal(chooseChatModel('', models, new Set()), 'llama3.2:3b');
  });
});

describe('readyChat', () => {
  const never = new AbortController().signal;
  const WANTED = { model: '', contextLength: 0, keepAlive: '' };

  it('leaves a model alone that is in memory, and echoes its context', async () => {
    const runtime = new ScriptedRuntime();
    runtime.models = MODELS;
    runtime.inMemory = [{ name: 'llama3.2:3b', contextLength: 8192 }];
    const ready = await readyChat(runtime, WANTED, never);
    assert.deepEqual(ready, { name: 'llama3.2:3b', contextLength: 8192, echo: 8192 });
    assert.equal(runtime.loads.length, 0);
  });

  it('loads a model by a request of its own', async () => {
    const runtime = new ScriptedRuntime();
    runtime.models = MODELS;
    runtime.inMemory = [];
    const ready = await readyChat(runtime, { ...WANTED, contextLength: 16_384 }, never);
    assert.deepEqual(ready, { name: 'qwen2.5-coder:7b', contextLength: 16_384, echo: 16_384 });
    assert.equal(runtime.loads.length, 1);
  });
});
