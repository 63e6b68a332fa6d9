import assert from 'node:assert/strict';
import { whyNotCommand } from '../../../src/core/chat/refusals.js';
import { quoteOf } from '../../support/chatSession.js';

describe('a command', () => {
  const code = [quoteOf('a.ts', 'x')];
  const rows: readonly [text: string, quotes: typeof code, why: RegExp | undefined][] = [
    ['/explain', [], /no code/],
    ['/commit', [], /no changes/],
    ['/explain', code, undefined],
    ['Why?', [], undefined],
  ];
  for (const [text, quotes, why] of rows) {
    it(`${why ? 'is refused' : 'is carried out'}: ${text} on ${quotes.length} quotes`, () => {
      const refusal = whyNotCommand(text, quotes);
      assert.equal(refusal === undefined, why === undefined);
      assert.match(refusal?.reason ?? '', why ?? /^$/);
    });
  }
});
