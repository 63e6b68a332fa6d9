import assert from 'node:assert/strict';
import { newSession, type Quote } from '../../../src/core/chat/session.js';
import { titleOf } from '../../../src/core/chat/titleOf.js';
import { AT, exchange, quoteOf, replayed } from '../../support/chatSession.js';

const LONG = 'word '.repeat(12).trim();

describe('titleOf', () => {
  const rows: readonly [script: string, title: string][] = [
    ['', ''],
    ['? Why is it  so?', 'Why is it so?'],
    ['? Why?\n.\n? How?', 'Why?'],
    ['? Why?\n= Mine', 'Mine'],
    ['? Why?\n= Mine\n=  ', 'Why?'],
    [`? ${LONG}`, LONG],
    [`? ${LONG} more`, `${LONG}…`],
    [`? ${LONG}more`, `${'word '.repeat(11).trim()}…`],
    [`? ${'x'.repeat(61)}`, `${'x'.repeat(60)}…`],
    [`? ${'x'.repeat(59)}😀`, `${'x'.repeat(59)}…`],
    ['? /explain briefly @cart.ts 27', 'Explain cart.ts 27'],
    ['? /fix @cart.ts 12–20', 'Fix cart.ts 12–20'],
    ['? /tests\n= Mine', 'Mine'],
    ['? /explain', 'Explain'],
    ['? /explain why it rounds', '/explain why it rounds'],
    ['? @cart.ts Why?', '@cart.ts Why?'],
  ];
  for (const [script, title] of rows) {
    it(`calls "${script.replaceAll('\n', ' / ')}" "${title}"`, () => {
      assert.equal(titleOf(replayed(script)), title);
    });
  }

  const cart = quoteOf('cart.ts', 'one\ntwo\nthree\n');
  const commanded: readonly [text: string, quotes: readonly Quote[], title: string][] = [
    ['/explain', [cart], 'Explain cart.ts'],
    ['/tests', [linesOf(cart, 11, 20)], 'Tests for cart.ts 12–20'],
    ['/doc', [linesOf(cart, 11, 12)], 'Document cart.ts 12'],
    ['/fix', [cart, quoteOf('shop.ts', '')], 'Fix cart.ts, shop.ts'],
    ['/commit', [quoteOf('changes.diff', '')], 'Commit message'],
    ['Why?', [cart], 'Why?'],
  ];
  for (const [text, quotes, title] of commanded) {
    it(`calls "${text}" of ${quotes.map(({ name }) => name).join(' and ')} "${title}"`, () => {
      const session = { ...newSession('s', AT), exchanges: [exchange(text, '', quotes)] };
      assert.equal(titleOf(session), title);
    });
  }
});

/** The lines from `start` on, up to the beginning of `end`. */
function linesOf(quote: Quote, start: number, end: number): Quote {
  const range = { start: { line: start, character: 0 }, end: { line: end, character: 0 } };
  return { ...quote, range, whole: false };
}
