import assert from 'node:assert/strict';
import { openAiServerOf } from '../../../src/core/models/openAiServers.js';

describe('openAiServerOf', () => {
  const rows: readonly [owners: readonly string[], name: string][] = [
    [['llamacpp'], 'llama-server'],
    [['vllm'], 'vLLM'],
    [['someone', 'vllm'], 'vLLM'],
    [['organization_owner'], 'LM Studio'],
    [['library'], 'The model server'],
    [['vllm-proxy'], 'The model server'],
    [[''], 'The model server'],
    [[], 'The model server'],
  ];
  for (const [owners, name] of rows) {
    it(`takes a server whose models are owned by ${owners.join(' and ')} for ${name}`, () => {
      assert.equal(openAiServerOf(owners).name, name);
    });
  }
});
