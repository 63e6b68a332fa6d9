import assert from 'node:assert/strict';
import { ChatClient } from '../support/chatClient.js';
import type { RunningLlamaServer } from '../support/rig.js';
import type { ServerProcess } from '../support/serverProcess.js';
import { CURSOR } from '../support/siteAt.js';
import { completes, realScene } from './realScene.js';

/**
 * The built server and a real llama-server with a real Qwen2.5-Coder-0.5B: the same as with Ollama,
 * over the OpenAI API. Nobody says what answers at the address.
 */
describe('a real model on llama-server', () => {
  const scene = realScene(rig => rig.startLlamaServer());
  let llama: RunningLlamaServer;
  let server: ServerProcess;

  before(() => {
    ({ models: llama, server } = scene());
  });

  completes(scene);

  it('continues half a word as the model would have said it', async () => {
    const { client } = server;
    const uri = 'file:///work/typed.ts';
    const start = 'export function isEven(n: number): boolean {\n  ret█\n}\n';
    await client.open(uri, 'typescript', start);
    const offset = start.indexOf(CURSOR);
    await client.type(uri, offset, 'urn ');
    const [item] = await client.complete(uri, offset + 4, true);
    assert.match(JSON.stringify(item?.insertText), /n % 2/);
  });

  it('shows exactly what it sent', async () => {
    const { client } = server;
    await client.accepted('const unmistakable = 12345;\nunmis█\n');
    const { prompt, model, options } = await client.lastPrompt();
    assert.match(model, /qwen2\.5-coder-0\.5b/);
    assert.match(prompt, /^<\|fim_prefix\|>[^]*const unmistakable = 12345;\nunmis/);
    assert.equal(options['cache_prompt'], true);
    assert.equal(options['temperature'], 0);
    assert.ok(!('keep_alive' in options) && !('raw' in options));
  });

  it('answers a question and a follow-up', async () => {
    const chat = new ChatClient(server.client);
    const asked = chat.begin('What does `return a - b` return? One sentence.');
    const first = await asked.reply;
    assert.equal(first.state, 'done', first.reason);
    assert.ok(1 < asked.pieces.length);
    assert.equal(asked.pieces.join(''), first.text);
    assert.match(first.text, /return|subtract|difference|a - b/i);
    const second = await chat.ask('Write it as a Python lambda.', { session: first.session });
    assert.equal(second.state, 'done', second.reason);
    assert.match(second.text, /lambda/);
    assert.ok(first.usage.promptTokens < second.usage.promptTokens);
  });

  it('changes code, going on with the fence that is put into its mouth', async () => {
    const { client } = server;
    const uri = 'file:///work/double.ts';
    const code = 'export function double(n: number): number {\n  return n + n;\n}\n';
    await client.open(uri, 'typescript', code);
    const asked = { start: 0, end: code.length, instruction: 'Rename the function to twice.' };
    const pieces: string[] = [];
    const result = await client.act('edit', uri, asked, { pieces });
    const after = client.rewritten(uri, result);
    assert.match(after, /function twice\(n: number\): number \{\n {2}return [^\n]*n[^\n]*;\n\}\n$/);
    assert.doesNotMatch(after, /```/);
  });

  it('knows the model, its memory and its context', async () => {
    const [model] = (await server.client.models()) ?? [];
    assert.equal(model?.name, 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf');
    assert.equal(model.family, 'qwen-coder');
    assert.equal(model.loaded, true);
    assert.equal(model.contextLength, 32_768);
    assert.match(model.parameters, /^[456]\d\dM$/);
    assert.ok(300e6 < model.size);
    const lines = (await server.client.diagnose()) ?? [];
    assert.ok(
      lines.every(({ ok }) => ok),
      JSON.stringify(lines),
    );
    const memory = lines.find(({ check }) => check === 'Model in memory');
    assert.equal(memory?.detail, 'Yes, with 8192 tokens of context.');
    assert.ok(lines.some(({ check }) => check === 'llama-server answers'));
  });

  it('wrote down what it asked, and kept quiet', async () => {
    const ledger = await server.client.ledger();
    const purposes = new Set(ledger.map(({ purpose }) => purpose));
    assert.deepEqual([...purposes].sort(), ['action', 'chat', 'completion', 'diagnose', 'models']);
    assert.ok(ledger.every(({ host }) => host === new URL(llama.url).host));
    assert.deepEqual(server.client.popUps, []);
    assert.equal(server.errors(), '');
    assert.ok(!server.client.logs.some(line => line.includes('unmistakable')));
  });
});
