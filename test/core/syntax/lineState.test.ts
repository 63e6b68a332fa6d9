import assert from 'node:assert/strict';

import { languageOf } from '../../../src/core/syntax/languages.js';
import { lineStateOf } from '../../../src/core/syntax/lineState.js';

describe('lineStateOf', () => {
  const rows: readonly [language: string, line: string, inside: string, code: string][] = [
    ['typescript', 'const a = "hi', 'string', 'const a = '],
    ['typescript', 'const a = "hi";', 'code', 'const a = "hi";'],
    ['typescript', 'const a = "h\\"i', 'string', 'const a = '],
    ['typescript', 'const a = "h\\\\";', 'code', 'const a = "h\\\\";'],
    ['typescript', 'const a = "don\'t" // isn\'t', 'comment', 'const a = "don\'t" '],
    ['typescript', 'f(/* a */) // "b', 'comment', 'f(/* a */) '],
    ['typescript', 'f(/* a', 'comment', 'f('],
    ['typescript', 'f("http://a")', 'code', 'f("http://a")'],
    ['typescript', '`a', 'string', ''],
    ['python', 'a = """b', 'string', 'a = '],
    ['python', 'a = """b"""', 'code', 'a = """b"""'],
    ['python', 'a = "#" # b', 'comment', 'a = "#" '],
    ['rust', "fn f<'a>(", 'code', "fn f<'a>("],
    ['php', 'f() # a', 'comment', 'f() '],
    ['php', 'f() // a', 'comment', 'f() '],
    ['shellscript', 'echo $# ${#a}', 'code', 'echo $# ${#a}'],
    ['shellscript', 'echo # a', 'comment', 'echo '],
    ['shellscript', '# a', 'comment', ''],
    ['lua', 'a = 1 --[[ b ]] + 2', 'code', 'a = 1 --[[ b ]] + 2'],
    ['lua', 'a = 1 -- b', 'comment', 'a = 1 '],
    ['sql', 'select 1 -- a', 'comment', 'select 1 '],
    ['html', "<p>don't", 'code', "<p>don't"],
    ['html', '<!-- a', 'comment', ''],
    ['no such language', 'a "b', 'string', 'a '],
    ['no such language', "it's", 'code', "it's"],
  ];

  for (const [language, line, inside, code] of rows) {
    it(`ends in ${inside}: ${line} (${language})`, () => {
      const state = lineStateOf(line, languageOf(language));
      assert.equal(state.inside, inside);
      assert.equal(line.slice(0, state.codeEnd), code);
    });
  }

  it('reads only the end of a line that nobody wrote by hand', () => {
    const line = `"${'a'.repeat(5_000)}`;
    assert.equal(lineStateOf(line, languageOf('typescript')).inside, 'code');
  });
});
