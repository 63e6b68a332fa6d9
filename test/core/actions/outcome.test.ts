import assert from 'node:assert/strict';
import { type Outcome, outcomeWords } from '../../../src/core/actions/outcome.js';

describe('the words for an outcome', () => {
  const rows: readonly [outcome: Outcome, words: RegExp][] = [
    [{ kind: 'answer', text: 'secret' }, /^The model answered\.$/],
    [{ kind: 'rewrite', edits: [], parses: true }, /with code\.$/],
    [{ kind: 'rewrite', edits: [], parses: false }, /fault of syntax\.$/],
    [{ kind: 'file', uri: 'file:///a', text: 'secret' }, /with a file\.$/],
    [{ kind: 'refused', text: 'It is down.' }, /^It is down\.$/],
  ];
  for (const [outcome, words] of rows) {
    it(`are ${String(words)}`, () => {
      assert.match(outcomeWords(outcome), words);
    });
  }
});
