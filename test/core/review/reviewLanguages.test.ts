import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { REVIEW_LANGUAGES, reviewLanguageOf } from '../../../src/core/review/reviewLanguages.js';

const Manifest = v.object({
  contributes: v.object({
    languages: v.array(v.object({ id: v.string() })),
    grammars: v.array(v.object({ language: v.string(), path: v.string() })),
    configurationDefaults: v.record(v.string(), v.object({ 'editor.wordWrap': v.string() })),
  }),
});

describe('the language of a review’s page', () => {
  it('is that of the document where nobody reports faults of pages', () => {
    assert.equal(reviewLanguageOf('python'), 'python');
  });

  const { contributes } = v.parse(Manifest, JSON.parse(readFileSync('package.json', 'utf8')));
  it('is wrapped in Markdown, as the editor wraps that', () => {
    const defaults = { [`[${reviewLanguageOf('markdown')}]`]: { 'editor.wordWrap': 'on' } };
    assert.deepEqual(contributes.configurationDefaults, defaults);
  });

  for (const { of, scope } of REVIEW_LANGUAGES) {
    it(`is one of Cove’s own for ${of}, colored as that is`, () => {
      const id = reviewLanguageOf(of);
      assert.ok(contributes.languages.some(each => each.id === id));
      const path = contributes.grammars.find(({ language }) => language === id)?.path ?? '';
      assert.match(readFileSync(path, 'utf8'), new RegExp(`"include": "${scope}"`));
    });
  }
});
