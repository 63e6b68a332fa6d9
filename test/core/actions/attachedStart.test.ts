import assert from 'node:assert/strict';
import { attachedStart } from '../../../src/core/actions/attachedStart.js';
import { languageOf } from '../../../src/core/syntax/languages.js';

describe('what is attached above a function', () => {
  const rows: readonly [what: string, language: string, above: string, attached: string][] = [
    ['a doc comment', 'typescript', 'a();\n/**\n * Adds.\n */\n', '/**\n * Adds.\n */\n'],
    ['a comment without stars', 'go', 'x\n/*\nAdds.\n*/\n', '/*\nAdds.\n*/\n'],
    ['line comments', 'go', 'x\n\n// Adds\n// two.\n', '// Adds\n// two.\n'],
    ['a decorator', 'python', 'x = 1\n@cached(10)\n', '@cached(10)\n'],
    ['an attribute', 'rust', 'x;\n#[test]\n', '#[test]\n'],
    ['no code with a comment', 'typescript', 'a(); /* b */\n', ''],
    ['nothing past a blank line', 'typescript', '// far\n\n', ''],
    ['no comment that never begins', 'typescript', 'a\nb */\n', ''],
  ];
  for (const [what, language, above, attached] of rows) {
    it(`is ${what}`, () => {
      const text = `${above}f() {`;
      const start = attachedStart(text, above.length, languageOf(language));
      assert.equal(text.slice(start, above.length), attached);
    });
  }
});
