import assert from 'node:assert/strict';
import { factsOf, sortOf } from '../../src/client/modelFacts.js';
import type { ModelInfo } from '../../src/protocol/models.js';

function model(rest: Partial<ModelInfo> = {}): ModelInfo {
  return {
    name: 'qwen2.5-coder:1.5b',
    size: 986e6,
    family: 'qwen-coder',
    roles: ['completion', 'chat'],
    fillsMiddle: true,
    loaded: false,
    remote: false,
    parameters: '1.5B',
    quantization: 'Q4_K_M',
    contextLength: 32_768,
    ...rest,
  };
}

describe('factsOf', () => {
  const rows: readonly [does: string, rest: Partial<ModelInfo>, says: string][] = [
    ['tells what is installed', {}, '1.5B, Q4_K_M, 1.0 GB, 32k context'],
    [
      'tells what is in memory, and where',
      { loaded: true, memory: 1.4e9, graphicsShare: 0.75, tokensPerSecond: 41 },
      '1.5B, Q4_K_M, 1.0 GB, in memory (1.4 GB, 75 % on graphics), 32k context, 41 tokens a second here',
    ],
    [
      'tells that the processor does it all',
      { loaded: true, memory: 1.4e9, graphicsShare: 0 },
      '1.5B, Q4_K_M, 1.0 GB, in memory (1.4 GB, processor), 32k context',
    ],
    [
      'says nothing of what is unknown',
      { loaded: true, size: 0, parameters: '', quantization: '', contextLength: 0 },
      'in memory',
    ],
  ];
  for (const [does, rest, says] of rows) {
    it(does, () => {
      assert.equal(factsOf(model(rest)), says);
    });
  }
});

describe('sortOf', () => {
  const rows: readonly [what: string, rest: Partial<ModelInfo>, says: RegExp][] = [
    ['an instruct model', {}, /^An instruct model: .* answers and edits/],
    ['a base model', { name: 'x:1b-base', roles: ['completion'] }, /^A base .* cannot answer/],
    ['a chat model', { fillsMiddle: false }, /^Made to answer\. Was not taught to fill/],
    [
      'one that only continues',
      { fillsMiddle: false, roles: ['completion'] },
      /^Continues .* not taught to fill/,
    ],
  ];
  for (const [what, rest, says] of rows) {
    it(`of ${what} tells what it is and what it cannot do`, () => {
      assert.match(sortOf(model(rest)), says);
    });
  }
});
