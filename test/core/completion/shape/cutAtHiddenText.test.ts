import assert from 'node:assert/strict';
import { cutAtHiddenText } from '../../../../src/core/completion/shape/cutAtHiddenText.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('cutAtHiddenText', () => {
  const rows: readonly [given: string, text: string, becomes: string, language?: string][] = [
    ['█', 'a\u202eb', 'a'],
    ['█', 'a\u2066b', 'a'],
    ['█', 'a\u200fb', 'a'],
    ['█', 'a\u200fb', 'a\u200fb', 'markdown'],
    ['█', 'a\u202eb', 'a', 'markdown'],
    ['█', 'a\u200bb', 'a'],
    ['█', 'a\ufeffb', 'a'],
    ['█', 'a\u0007b', 'a'],
    ['█', 'a\u2028b', 'a'],
    ['█', 'a\rb', 'a'],
    ['█', 'a\u{e0041}b', 'a'],
    ['█', 'a\ufe01b', 'a'],
    ['█', 'a\ud83d', 'a'],
    ['█', 'a\ufffd', 'a'],
    ['█', '\ta\n\tb', '\ta\n\tb'],
    ['█', '👨‍👩‍👧 ❤️ 1️⃣ 👍🏽 漢', '👨‍👩‍👧 ❤️ 1️⃣ 👍🏽 漢'],
    ['█', 'a\u200db', 'a'],
    ['█', `a;${' '.repeat(41)}b`, 'a;'],
    ['█', `a;${' '.repeat(40)}b`, `a;${' '.repeat(40)}b`],
    ['█', `a;${' '.repeat(99)}\nb`, `a;${' '.repeat(99)}\nb`],
    ['█', `a;\n${' '.repeat(60)}b`, `a;\n${' '.repeat(60)}b`],
    ['█', `a;\n${' '.repeat(200)}b`, 'a;\n'],
    ['█', `a;${'\n'.repeat(7)}b`, 'a;'],
    ['█', 'a;\n\n\nb', 'a;\n\n\nb'],
  ];
  for (const [given, text, becomes, language] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(cutAtHiddenText(text, contextOf(siteAt(given, language))), becomes);
    });
  }
});
