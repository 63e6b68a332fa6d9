import assert from 'node:assert/strict';
import { offeredAt } from '../../../src/core/actions/offeredAt.js';

describe('what an editor offers', () => {
  const rows: readonly [selected: boolean, hasProblems: boolean, asked: boolean, ids: string][] = [
    [false, false, false, ''],
    [false, true, false, 'fix'],
    [false, false, true, 'explain refactor document'],
    [true, false, false, 'explain refactor document'],
    [true, true, true, 'explain refactor fix document'],
  ];
  for (const [selected, hasProblems, asked, ids] of rows) {
    it(`is "${ids}" where ${JSON.stringify({ selected, hasProblems, asked })}`, () => {
      assert.equal(offeredAt({ selected, hasProblems, asked }).join(' '), ids);
    });
  }
});
