import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  fieldIn,
  modelsIn,
  propsIn,
  signsIn,
  toldIn,
} from '../../../src/server/adapters/openAiWire.js';

describe('what a server of the OpenAI API says', () => {
  const names: readonly [id: string, parameters: string, quantization: string][] = [
    ['Qwen/Qwen2.5-Coder-7B-Instruct', '7B', ''],
    ['Qwen/Qwen2.5-Coder-0.5B-Instruct-AWQ', '0.5B', 'AWQ'],
    ['qwen2.5-coder-1.5b-instruct-q4_k_m.gguf', '1.5B', 'q4_k_m'],
    ['bigcode/starcoder2-3b', '3B', ''],
    ['codestral', '', ''],
    ['mellum-4b-base@q8_0', '4B', 'q8_0'],
  ];
  for (const [id, parameters, quantization] of names) {
    it(`reads the size of ${id} from its name`, () => {
      const [model] = modelsIn({ data: [{ id }] }) ?? [];
      assert.ok(model);
      assert.equal(model.installed.parameters, parameters);
      assert.equal(model.installed.quantization, quantization);
      assert.deepEqual(model.loaded, { name: id, contextLength: undefined });
    });
  }

  const paths: readonly [id: string, name: string][] = [
    ['/home/me/models/qwen2.5-coder.gguf', 'qwen2.5-coder.gguf'],
    ['C:\\models\\qwen2.5-coder.gguf', 'qwen2.5-coder.gguf'],
    ['Qwen/Qwen2.5-Coder-1.5B', 'Qwen/Qwen2.5-Coder-1.5B'],
    ['ggml-org/Qwen2.5-Coder-1.5B-Q8_0-GGUF:Q8_0', 'ggml-org/Qwen2.5-Coder-1.5B-Q8_0-GGUF:Q8_0'],
  ];
  for (const [id, name] of paths) {
    it(`calls ${id} ${name}`, () => {
      const [model] = modelsIn({ data: [{ id }] }) ?? [];
      assert.equal(model?.installed.name, name);
    });
  }

  it('knows the model of another machine by its name', () => {
    const [model] = modelsIn({ data: [{ id: 'gpt-oss:120b-cloud' }] }) ?? [];
    assert.ok(model);
    assert.equal(model.installed.remote, true);
    assert.equal(model.details.remote, true);
  });

  it('takes a model of a router for loaded where it says so', () => {
    const states = ['loaded', 'unloaded', 'loading', 'failed'];
    const data = states.map(value => ({ id: value, owned_by: 'llamacpp', status: { value } }));
    const loaded = (modelsIn({ data }) ?? []).flatMap(({ loaded: model }) => model?.name ?? []);
    assert.deepEqual(loaded, ['loaded']);
  });

  it('tells how sure a model was as OpenAI has it, and as llama-server has it', () => {
    const openAi = {
      tokens: [' a'],
      token_logprobs: [-0.5],
      top_logprobs: [{ ' b': -1, ' a': -0.5 }],
    };
    const top = [
      { token: ' a', logprob: -0.5 },
      { token: ' b', logprob: -1 },
    ];
    const llama = { content: [{ id: 1, token: ' a', logprob: -0.5, top_logprobs: top }] };
    for (const logprobs of [openAi, llama]) {
      const { pieces } = toldIn({ choices: [{ text: ' a', logprobs }] });
      const piece = { kind: 'text', text: ' a', logprob: -0.5, alternatives: [' a', ' b'] };
      assert.deepEqual(pieces, [piece]);
    }
  });

  it('tells of several tokens how sure the least sure was, and no alternatives', () => {
    const logprobs = { token_logprobs: [-0.5, -2], top_logprobs: [{ a: -0.5 }, { b: -2 }] };
    const { pieces } = toldIn({ choices: [{ text: 'ab', logprobs }] });
    assert.deepEqual(pieces, [{ kind: 'text', text: 'ab', logprob: -2 }]);
  });

  it('never fails, whatever it is', () => {
    const property = fc.property(fc.anything(), fc.anything(), (value, other) => {
      const wrapped = [
        value,
        { data: [value, { id: 'm', meta: value, status: other, max_model_len: other }] },
        { choices: [value], usage: other, timings: value },
        { choices: [{ text: 'a', logprobs: { content: value, token_logprobs: other } }] },
        { choices: [{ delta: value, logprobs: { top_logprobs: other } }] },
        { tokens: value, token_strs: other, default_generation_settings: value },
      ];
      for (const each of wrapped) {
        modelsIn(each);
        toldIn(each);
        propsIn(each);
        signsIn(each);
        fieldIn(each, 'version');
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
