import assert from 'node:assert/strict';
import { fillBody, loadBody, unloadBody } from '../../../src/core/models/requestBodies.js';

const REQUEST = {
  model: 'qwen2.5-coder',
  prompt: 'a',
  stop: ['<|endoftext|>'],
  maxTokens: 64,
  sureness: false,
  alternatives: 0,
  contextLength: 4096,
  keepAlive: undefined,
  files: ['a.ts'],
};

describe('fillBody', () => {
  it('is raw, whole, without thought, and leaves the runner alone', () => {
    assert.deepEqual(fillBody(REQUEST), {
      model: 'qwen2.5-coder',
      prompt: 'a',
      stream: true,
      raw: true,
      think: false,
      truncate: false,
      options: {
        num_predict: 64,
        stop: ['<|endoftext|>'],
        temperature: 0,
        repeat_penalty: 1,
        num_ctx: 4096,
      },
    });
  });

  it('names no context length that the server did not name', () => {
    const { options } = fillBody({ ...REQUEST, contextLength: undefined });
    assert.ok(!('num_ctx' in options));
  });

  const told: readonly [sureness: boolean, alternatives: number, sent: object][] = [
    [false, 0, {}],
    [true, 0, { logprobs: true }],
    [false, 20, { logprobs: true, top_logprobs: 20 }],
    [true, 1, { logprobs: true, top_logprobs: 1 }],
  ];
  for (const [sureness, alternatives, sent] of told) {
    it(`asks for ${JSON.stringify(sent)} of the tokens`, () => {
      const { logprobs, top_logprobs } = fillBody({ ...REQUEST, sureness, alternatives });
      assert.deepEqual(JSON.parse(JSON.stringify({ logprobs, top_logprobs })), sent);
    });
  }

  const rows: readonly [written: string | undefined, sent: string | number | undefined][] = [
    [undefined, undefined],
    ['30m', '30m'],
    ['1h30m', '1h30m'],
    ['-1', -1],
    ['600', 600],
    ['for ever', undefined],
  ];
  for (const [written, sent] of rows) {
    it(`keeps the model for ${String(sent)} where the setting says ${String(written)}`, () => {
      assert.equal(fillBody({ ...REQUEST, keepAlive: written }).keep_alive, sent);
    });
  }
});

describe('loadBody', () => {
  it('has no prompt, and the options of what follows', () => {
    const request = { model: 'a', contextLength: 8192, keepAlive: '30m' };
    assert.deepEqual(loadBody(request), {
      model: 'a',
      prompt: '',
      stream: false,
      options: { num_ctx: 8192 },
      keep_alive: '30m',
    });
  });

  it('does not throw the model out by keeping it for no time', () => {
    const request = { model: 'a', contextLength: undefined, keepAlive: '0' };
    assert.ok(!('keep_alive' in loadBody(request)));
  });
});

describe('unloadBody', () => {
  it('keeps the model for no time, and asks it nothing', () => {
    const sent = { model: 'a', prompt: '', stream: false, keep_alive: 0 };
    assert.deepEqual(unloadBody('a'), sent);
  });
});
