import assert from 'node:assert/strict';
import { commentLines } from '../../../src/core/actions/commentLines.js';
import { languageOf } from '../../../src/core/syntax/languages.js';

describe('lines of comment', () => {
  const rows: readonly [language: string, lines: readonly string[], marks: string][] = [
    ['typescript', ['// a', 'b // c', '/* d */', '/* e */ f'], 'x-x-'],
    ['typescript', ['/**', ' * a', '', ' */', 'b'], 'xxxx-'],
    ['typescript', ['/* a', 'b */ c', 'd'], 'x--'],
    ['python', ['# a', '"""b"""', 'c = """d"""', 'e'], 'xx--'],
    ['python', ['r"""a', '', 'b"""', 'c'], 'xxx-'],
    ['php', ['// a', '# b', '$c'], 'xx-'],
    ['css', ['/* a */', 'b {}', ''], 'x--'],
  ];
  for (const [language, lines, marks] of rows) {
    it(`are told in ${language}: ${JSON.stringify(lines)}`, () => {
      const told = commentLines(lines, languageOf(language));
      assert.equal(told.map(is => (is ? 'x' : '-')).join(''), marks);
    });
  }
});
