import assert from 'node:assert/strict';
import type { ChatRequest, FillRequest } from '../../../src/core/models/modelRuntime.js';
import { chatCompletionsBody, completionsBody } from '../../../src/core/models/openAiBodies.js';
import { ANY_OPEN_AI_SERVER, OPEN_AI_SERVERS } from '../../../src/core/models/openAiServers.js';

const FILL: FillRequest = {
  model: 'm',
  prompt: '<|fim_prefix|>a<|fim_suffix|><|fim_middle|>',
  stop: ['<|endoftext|>'],
  maxTokens: 64,
  sureness: false,
  alternatives: 0,
  contextLength: 4096,
  keepAlive: '30m',
  files: [],
};
const CHAT: ChatRequest = {
  model: 'm',
  turns: [{ role: 'user', content: 'Why?' }],
  maxTokens: 99,
  stop: [],
  temperature: 0.3,
  contextLength: 4096,
  keepAlive: '30m',
  purpose: 'chat',
  files: [],
};
const GOES_ON: ChatRequest = {
  ...CHAT,
  turns: [...CHAT.turns, { role: 'assistant', content: '```' }],
};

function serverNamed(wanted: string): (typeof OPEN_AI_SERVERS)[number] {
  return OPEN_AI_SERVERS.find(({ name }) => name === wanted) ?? ANY_OPEN_AI_SERVER;
}

describe('completionsBody', () => {
  it('asks for the likeliest continuation, as a stream that counts', () => {
    assert.deepEqual(completionsBody(FILL, ANY_OPEN_AI_SERVER), {
      model: 'm',
      prompt: FILL.prompt,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 64,
      temperature: 0,
      seed: 0,
      stop: ['<|endoftext|>'],
    });
  });

  const rows: readonly [sureness: boolean, alternatives: number, logprobs: unknown][] = [
    [false, 0, undefined],
    [true, 0, 1],
    [true, 20, 20],
  ];
  for (const [sureness, alternatives, logprobs] of rows) {
    it(`asks for ${String(logprobs)} logprobs where sureness is ${String(sureness)} and ${alternatives} are wanted`, () => {
      const body = completionsBody({ ...FILL, sureness, alternatives }, ANY_OPEN_AI_SERVER);
      assert.equal(body['logprobs'], logprobs);
    });
  }

  it('sends nothing of how a model is loaded or kept', () => {
    for (const server of OPEN_AI_SERVERS) {
      const sent = { ...completionsBody(FILL, server), ...chatCompletionsBody(CHAT, server) };
      for (const field of ['keep_alive', 'num_ctx', 'options']) assert.ok(!(field in sent));
    }
  });
});

describe('chatCompletionsBody', () => {
  it('asks for the next turn', () => {
    assert.deepEqual(chatCompletionsBody(CHAT, ANY_OPEN_AI_SERVER), {
      model: 'm',
      messages: CHAT.turns,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 99,
      temperature: 0.3,
    });
  });

  it('asks vLLM to go on with a turn, and only where there is one', () => {
    const vllm = serverNamed('vLLM');
    assert.equal(chatCompletionsBody(GOES_ON, vllm)['continue_final_message'], true);
    assert.equal(chatCompletionsBody(GOES_ON, vllm)['add_generation_prompt'], false);
    assert.ok(!('continue_final_message' in chatCompletionsBody(CHAT, vllm)));
  });

  it('sets no limit where one that does not fit is an error', () => {
    assert.ok(!('max_tokens' in chatCompletionsBody(CHAT, serverNamed('vLLM'))));
    assert.equal(chatCompletionsBody(CHAT, serverNamed('llama-server'))['max_tokens'], 99);
  });
});
