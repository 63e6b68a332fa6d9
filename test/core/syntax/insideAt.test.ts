import assert from 'node:assert/strict';
import { insideAt, insideOf } from '../../../src/core/syntax/insideAt.js';
import { languageOf } from '../../../src/core/syntax/languages.js';
import { siteAt } from '../../support/siteAt.js';

describe('insideAt', () => {
  const rows: readonly [marked: string, inside: string, language?: string][] = [
    ['a█', 'code'],
    ['"a█"', 'string'],
    ['`a\nb█', 'string'],
    ['// a█', 'comment'],
    ['// a\n█', 'code'],
    ['/**\n * a█', 'comment'],
    ['"""\na█', 'string', 'python'],
    ['"""\na\n"""\n█', 'code', 'python'],
    ['<!-- a\n█', 'comment', 'html'],
    ["it's█", 'code', 'markdown'],
  ];
  for (const [marked, inside, language] of rows) {
    it(`is ${inside} at ${JSON.stringify(marked)}`, () => {
      assert.equal(insideAt(siteAt(marked, language)), inside);
    });
  }
});

describe('insideOf', () => {
  it('knows what each mark ends', () => {
    const css = languageOf('css');
    assert.deepEqual(
      ['', '\n', '*/', '"'].map(mark => insideOf(mark, css)),
      ['code', 'comment', 'comment', 'string'],
    );
  });
});
