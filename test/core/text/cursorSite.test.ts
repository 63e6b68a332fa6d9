import assert from 'node:assert/strict';
import { indentOf, isBlank, linePrefix, lineSuffix } from '../../../src/core/text/cursorSite.js';
import { siteAt } from '../../support/siteAt.js';

describe('a cursor site', () => {
  const rows: readonly [given: string, prefix: string, suffix: string][] = [
    ['a█b', 'a', 'b'],
    ['one\ntw█o\nthree', 'tw', 'o'],
    ['one\r\ntw█o\r\nthree', 'tw', 'o'],
    ['one\n█\n', '', ''],
    ['█', '', ''],
  ];
  for (const [given, prefix, suffix] of rows) {
    it(`has ${JSON.stringify(prefix)} and ${JSON.stringify(suffix)} at ${JSON.stringify(given)}`, () => {
      const site = siteAt(given);
      assert.deepEqual([linePrefix(site), lineSuffix(site)], [prefix, suffix]);
    });
  }
});

describe('indentOf', () => {
  it('is the white space before the text', () => {
    assert.equal(indentOf(' \t a b'), ' \t ');
  });
});

describe('isBlank', () => {
  it('is so of white space alone', () => {
    assert.deepEqual(['', ' \t', ' x'].map(isBlank), [true, true, false]);
  });
});
