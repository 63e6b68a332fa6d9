import assert from 'node:assert/strict';
import { holdsWords } from '../../../src/core/chat/holdsWords.js';
import { replayed } from '../../support/chatSession.js';

describe('holdsWords', () => {
  const session = replayed('? Why is the Ledger empty?\n+ Since nothing was sent.\n.\n= Mine');
  const rows: readonly [query: string, holds: boolean][] = [
    ['ledger', true],
    ['LEDGER sent', true],
    ['mine', true],
    ['ledger window', false],
  ];
  for (const [query, holds] of rows) {
    it(`${holds ? 'finds' : 'does not find'} "${query}"`, () => {
      assert.equal(holdsWords(session, query), holds);
    });
  }
});
