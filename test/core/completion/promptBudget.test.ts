import assert from 'node:assert/strict';
import fc from 'fast-check';
import { budgetFor } from '../../../src/core/completion/promptBudget.js';
import { familyOf } from '../../../src/core/models/families.js';
import type { ReadyModel } from '../../../src/core/models/readiness.js';

function readyModel(contextLength: number, name = 'qwen2.5-coder'): ReadyModel {
  const family = familyOf(name);
  assert.ok(family);
  return { name, family, contextLength, echo: contextLength };
}

function sumFor(contextLength: number, contextTokens: number, tokensPerSecond?: number): number {
  const limits = { maxTokens: 128, contextTokens, tokensPerSecond, staysOpen: true };
  const { before, typed, after } = budgetFor(readyModel(contextLength), limits);
  return before + typed + after;
}

describe('budgetFor', () => {
  it('gives more to a faster machine', () => {
    const sums = [50, 200, 1_000, 5_000].map(speed => sumFor(32_768, 0, speed));
    assert.deepEqual(
      sums,
      [...new Set(sums)].sort((a, b) => a - b),
    );
  });

  it('lets a slow machine read no longer than three seconds', () => {
    assert.ok(sumFor(32_768, 0, 200) <= 3 * 200 * 1.5);
  });

  it('takes what the person allows', () => {
    assert.equal(sumFor(32_768, 100), 100);
    assert.equal(sumFor(32_768, 4_000), 4_000);
  });

  it('divides what the person allows alike on every machine', () => {
    const budgets = [20, 200, 2_000].map(tokensPerSecond =>
      budgetFor(readyModel(32_768), {
        maxTokens: 128,
        contextTokens: 2_048,
        tokensPerSecond,
        staysOpen: true,
      }),
    );
    for (const budget of budgets)
      assert.deepEqual(budget, { before: 1_280, typed: 512, after: 256 });
  });

  it('never exceeds what the context leaves beside the answer', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(40_000), fc.nat(10_000), (context, limit, speed) => {
        const sum = sumFor(context, limit, speed);
        assert.ok(0 <= sum && sum <= Math.max(0, context - 128), `${sum}`);
      }),
    );
  });

  it('gives little behind a cursor where all of it is read at each key', () => {
    const limits = { maxTokens: 128, contextTokens: 0, staysOpen: false };
    for (const [tokensPerSecond, most] of [
      [200, 12],
      [1_000, 34],
    ] as const) {
      const budget = budgetFor(readyModel(32_768), { ...limits, tokensPerSecond });
      assert.equal(budget.typed, 0);
      assert.ok(0 < budget.after && budget.after <= most);
    }
  });

  it('leaves the share of what stands behind to what stands before, where that is not told', () => {
    const limits = { maxTokens: 128, contextTokens: 0, tokensPerSecond: 200, staysOpen: true };
    const filling = budgetFor(readyModel(32_768), limits);
    const { before, typed, after } = budgetFor(readyModel(32_768, 'llama3.2:3b'), limits);
    assert.deepEqual([before, typed, after], [filling.before + filling.after, filling.typed, 0]);
  });

  it('leaves something on both sides of a hole', () => {
    const { before, typed, after } = budgetFor(readyModel(1_024), {
      maxTokens: 128,
      contextTokens: 0,
      tokensPerSecond: undefined,
      staysOpen: true,
    });
    assert.ok(0 < after && 0 < typed && after < before);
  });
});
