import assert from 'node:assert/strict';
import { titleOf } from '../../../src/core/chat/titleOf.js';
import { replayed } from '../../support/chatSession.js';

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
  ];
  for (const [script, title] of rows) {
    it(`calls "${script.replaceAll('\n', ' / ')}" "${title}"`, () => {
      assert.equal(titleOf(replayed(script)), title);
    });
  }
});
