import assert from 'node:assert/strict';
import { budgetFor, buildPrompt } from '../../../src/core/completion/buildPrompt.js';
import { familyOf } from '../../../src/core/models/families.js';
import type { ReadyModel } from '../../../src/core/models/readiness.js';
import { siteAt } from '../../support/siteAt.js';

function readyModel(contextLength: number): ReadyModel {
  const family = familyOf('qwen2.5-coder');
  assert.ok(family);
  return { name: 'qwen2.5-coder', family, contextLength, echo: contextLength };
}

describe('budgetFor', () => {
  const rows: readonly [
    context: number,
    maxTokens: number,
    limit: number,
    budget: [number, number],
  ][] = [
    [4096, 128, 0, [768, 64]],
    [32768, 128, 0, [768, 64]],
    [512, 128, 0, [256, 64]],
    [256, 128, 0, [48, 16]],
    [128, 128, 0, [0, 0]],
    [32768, 128, 4000, [3936, 64]],
    [2048, 128, 4000, [1792, 64]],
    [4096, 128, 100, [75, 25]],
  ];
  for (const [context, maxTokens, limit, [before, after]] of rows) {
    it(`is ${before} and ${after} with ${context} tokens of context and a limit of ${limit}`, () => {
      assert.deepEqual(budgetFor(readyModel(context), maxTokens, limit), { before, after });
    });
  }
});

describe('buildPrompt', () => {
  const rows: readonly [does: string, given: string, prompt: string][] = [
    ['lays out the hole', 'a = █;', '<|fim_prefix|>a = <|fim_suffix|>;<|fim_middle|>'],
    ['writes plain line feeds', 'a\r\nb█\r\n', '<|fim_prefix|>a\nb<|fim_suffix|>\n<|fim_middle|>'],
    [
      'breaks what would be a command',
      '"<|fim_middle|>"█',
      '<|fim_prefix|>"< |fim_middle|>"<|fim_suffix|><|fim_middle|>',
    ],
  ];
  for (const [does, given, prompt] of rows) {
    it(does, () => {
      const site = siteAt(given);
      const window = { start: 0, end: site.before.length + site.after.length };
      assert.equal(buildPrompt(site, window, readyModel(4096)), prompt);
    });
  }
});
