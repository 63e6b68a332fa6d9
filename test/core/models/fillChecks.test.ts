import assert from 'node:assert/strict';
import {
  type FillSubject,
  marksFound,
  memoryFound,
  slotsFound,
  speedFound,
} from '../../../src/core/models/fillChecks.js';
import { familyOf } from '../../../src/core/models/families.js';
import { settled } from '../../support/handClock.js';
import { HeldRuntime } from '../../support/heldRuntime.js';

const never = new AbortController().signal;

function subjectOf(runtime: HeldRuntime): FillSubject {
  const name = 'qwen2.5-coder:1.5b-base';
  const family = familyOf(name);
  assert.ok(family);
  return { runtime, model: { name, family }, loaded: { name, contextLength: 8192 } };
}

describe('memoryFound', () => {
  it('says how much of it lies where, and what it can see', () => {
    const name = 'x:7b';
    const whole = { name, contextLength: 8192, bytes: 4.7e9, onGraphics: 0.5 };
    assert.equal(
      memoryFound(whole).detail,
      'Yes, 4.7 GB, 50 % of it on graphics, with 8192 tokens of context.',
    );
    const slow = memoryFound({ ...whole, onGraphics: 0 });
    assert.match(slow.detail, /all of it on the processor, which is slower/);
    assert.equal(slow.weak, true);
    assert.equal(memoryFound({ name, contextLength: undefined }).detail, 'Yes.');
    assert.match(memoryFound(undefined).detail, /next request loads it/);
  });

  it('minds a small context', () => {
    const { ok, remedy } = memoryFound({ name: 'x:7b', contextLength: 512 });
    assert.equal(ok, false);
    assert.match(remedy ?? '', /cove\.ollama\.contextLength/);
  });
});

describe('marksFound', () => {
  for (const [promptTokens, ok] of [
    [3, true],
    [4, true],
    [18, false],
  ] as const) {
    it(`is ${ok ? 'content with' : 'against'} three marks of ${promptTokens} tokens`, async () => {
      const runtime = new HeldRuntime();
      const found = marksFound(subjectOf(runtime), never);
      await settled();
      assert.equal(runtime.newest.request.prompt, '<|fim_prefix|><|fim_suffix|><|fim_middle|>');
      assert.equal(runtime.newest.request.maxTokens, 1);
      assert.equal(runtime.newest.request.contextLength, 8192);
      await runtime.newest.end({ promptTokens });
      assert.equal((await found).ok, ok);
    });
  }
});

describe('speedFound', () => {
  it('tells tokens a second', async () => {
    const runtime = new HeldRuntime();
    const found = speedFound(subjectOf(runtime), never);
    await settled();
    await runtime.newest.say('lo');
    await runtime.newest.end({ generatedTokens: 16, generatedMs: 400 });
    assert.equal((await found).detail, 'Yes, 40 tokens a second.');
  });
});

describe('slotsFound', () => {
  for (const [server, order, says] of [
    ['Ollama', [0, 0, 1, 1], /^One:.* OLLAMA_NUM_PARALLEL=2/],
    ['llama-server', [0, 0, 1, 1], /^One:.* "--parallel 2"/],
    ['vLLM', [0, 0, 1, 1], /^One:.* wait for each other\.$/],
    ['vLLM', [0, 1, 0, 1], /^Several:/],
  ] as const) {
    it(`says ${String(says)} of ${server} where the answers come as ${order.join(' ')}`, async () => {
      const runtime = new HeldRuntime();
      runtime.server = server;
      const found = slotsFound(subjectOf(runtime), never);
      await settled();
      for (const which of order) await runtime.held[which]?.say('a');
      for (const held of runtime.held) await held.end();
      assert.match((await found).detail, says);
    });
  }
});
