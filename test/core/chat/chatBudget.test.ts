import assert from 'node:assert/strict';
import { promptTokensMax, quoteTokensMax } from '../../../src/core/chat/chatBudget.js';

describe('the budget of a chat', () => {
  const rows: readonly [context: number, prompt: number][] = [
    [2_048, 1_536],
    [4_096, 3_072],
    [8_192, 6_144],
    [32_768, 30_720],
  ];
  for (const [context, prompt] of rows) {
    it(`leaves room for an answer in ${context} tokens`, () => {
      assert.equal(promptTokensMax(context), prompt);
    });
  }

  it('leaves room for a follow-up behind the quotes, and takes nothing of nothing', () => {
    assert.equal(quoteTokensMax(1_000), 750);
    assert.equal(quoteTokensMax(-5), 0);
  });
});
