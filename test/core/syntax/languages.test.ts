import assert from 'node:assert/strict';

import { languageOf, LANGUAGES, UNKNOWN_LANGUAGE } from '../../../src/core/syntax/languages.js';

describe('LANGUAGES', () => {
  it('names each id once', () => {
    const ids = LANGUAGES.flatMap(language => language.ids);
    assert.deepEqual([...new Set(ids)], ids);
  });

  it('has longer quotes before those that they begin with', () => {
    for (const { ids, quotes } of LANGUAGES) {
      const lengths = quotes.map(each => each.length);
      assert.deepEqual(
        lengths,
        lengths.toSorted((one, other) => other - one),
        ids.join(),
      );
    }
  });

  it('says how an empty block ends wherever a word ends it', () => {
    for (const { ids, block, closer } of LANGUAGES) {
      if (block === 'end') assert.ok(closer, ids.join());
    }
  });
});

describe('languageOf', () => {
  it('finds the language by any of its ids', () => {
    assert.equal(languageOf('javascriptreact').grammar, 'javascript');
    assert.equal(languageOf('shellscript').lineComment, '#');
  });

  it('takes an unknown one for one with braces', () => {
    assert.equal(languageOf('no such language'), UNKNOWN_LANGUAGE);
    assert.equal(languageOf('toString'), UNKNOWN_LANGUAGE);
  });
});
