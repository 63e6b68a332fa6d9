import assert from 'node:assert/strict';
import { withoutThoughts } from '../../../src/core/actions/withoutThoughts.js';

describe('thoughts', () => {
  const rows: readonly [reply: string, rest: string][] = [
    ['<think>\nHm.\n</think>\n\ncode', 'code'],
    ['\n<think></think>code', 'code'],
    ['<think>Hm', ''],
    ['code <think>', 'code <think>'],
    ['code', 'code'],
  ];
  for (const [reply, rest] of rows) {
    it(`leave ${JSON.stringify(rest)} of ${JSON.stringify(reply)}`, () => {
      assert.equal(withoutThoughts(reply), rest);
    });
  }
});
