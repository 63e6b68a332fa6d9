import assert from 'node:assert/strict';
import { MODEL, REQUEST, hear, withRig } from '../../support/ollamaRig.js';

const never = new AbortController().signal;

describe('a request to Ollama', () => {
  it('sends a raw prompt, and nothing that would reload the model', () =>
    withRig({}, async ({ runtime, ollama }) => {
      await hear(runtime.fill(REQUEST, never));
      assert.deepEqual(ollama.requests[0]?.body, {
        model: MODEL,
        prompt: REQUEST.prompt,
        stream: true,
        raw: true,
        think: false,
        truncate: false,
        options: { num_predict: 64, stop: ['<|endoftext|>'], temperature: 0, repeat_penalty: 1 },
      });
    }));

  const keepAlives: readonly [keepAlive: string, sent: string | number | undefined][] = [
    ['30m', '30m'],
    ['1h30m', '1h30m'],
    ['-1', -1],
    ['300', 300],
    ['0', 0],
    ['-1m', '-1m'],
    ['forever', undefined],
    ['5 m', undefined],
    ['', undefined],
  ];
  for (const [keepAlive, sent] of keepAlives) {
    it(`keeps a model for '${keepAlive}' by sending ${JSON.stringify(sent ?? 'nothing')}`, () =>
      withRig({}, async ({ runtime, ollama }) => {
        await hear(runtime.fill({ ...REQUEST, keepAlive }, never));
        assert.equal(ollama.requests[0]?.body?.['keep_alive'], sent);
      }));
  }

  it('echoes the context that it is told', () =>
    withRig({}, async ({ runtime, ollama }) => {
      await runtime.load({ ...REQUEST, contextLength: 8192 }, never);
      await hear(runtime.fill({ ...REQUEST, contextLength: 8192 }, never));
      assert.deepEqual(ollama.loads, [{ model: MODEL, contextLength: 8192 }]);
    }));

  for (const keepAlive of ['0', '0s', '0h0m']) {
    it(`loads a model that is to be kept for ${keepAlive}, which would throw it out`, () =>
      withRig({}, async ({ runtime, ollama }) => {
        await runtime.load({ model: MODEL, contextLength: undefined, keepAlive }, never);
        assert.equal(ollama.requests[0]?.body?.['keep_alive'], undefined);
      }));
  }
});
