import assert from 'node:assert/strict';
import { docHintOf } from '../../../src/core/actions/docStyle.js';

describe('what a model is told of documentation', () => {
  const rows: readonly [language: string, hint: RegExp][] = [
    ['typescriptreact', /JSDoc comment, \/\*\* … \*\//],
    ['python', /docstring, """…"""/],
    ['go', /the name of what it is about/],
    ['rust', /\/\/\/ lines/],
    ['csharp', /<summary>/],
    ['java', /\/\*\* … \*\//],
    ['ruby', /# lines/],
    ['plaintext', /usual for the language/],
  ];
  for (const [language, hint] of rows) {
    it(`names the form of ${language}`, () => {
      assert.match(docHintOf(language), hint);
    });
  }
});
