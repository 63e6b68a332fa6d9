import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bracketsIn, closeIn, unpaired } from '../../../src/core/syntax/bracketsIn.js';
import { languageOf } from '../../../src/core/syntax/languages.js';

describe('bracketsIn', () => {
  const rows: readonly [text: string, found: string, language?: string, inside?: string][] = [
    ['f(a[0]) {', '([]){'],
    ['")" + (', '('],
    ["')' + (", '('],
    ['`\n)\n` + (', '('],
    ['"\\")" + (', '('],
    ['"a\n)', ')'],
    ['// )\n(', '('],
    ['/* )\n) */ (', '('],
    ['a.replace(/[)]/g, b)', '()'],
    ['a = b / c; (d / e)', '()'],
    ["don't)", ')'],
    ["b'('", '', 'python'],
    ['"""\n)\n"""\n(', '(', 'python'],
    ['# )\n(', '(', 'python'],
    ["'(' (", '(', 'rust'],
    ["&'a (", '(', 'rust'],
    ['echo $#)', '', 'shellscript'],
    ['a) {', '{', 'shellscript'],
    ['[a](b)', '', 'markdown'],
    ['a =~ /[)]/ (', '(', 'ruby'],
    ['a(<<~SQL)\n)\nSQL\n(', '((', 'ruby'],
    ['list << Item.new(', '(', 'ruby'],
    ["awk '{\n}' {", '{', 'shellscript'],
    ['cat <<EOF\n}\n  EOF\n{', '{', 'shellscript'],
    ['a << MAX)', ')'],
    ['(', '', 'no such language'],
    [')" (', '(', 'typescript', '"'],
    [') */ (', '(', 'typescript', '*/'],
    [')\n(', '(', 'typescript', '\n'],
    [')', '', 'typescript', '"'],
  ];
  for (const [text, found, language = 'typescript', inside] of rows) {
    it(`finds ${JSON.stringify(found)} in ${JSON.stringify(text)} in ${language}`, () => {
      const { brackets } = bracketsIn(text, languageOf(language), inside);
      assert.equal(brackets.map(({ character }) => character).join(''), found);
      for (const { character, at } of brackets) assert.equal(text[at], character);
    });
  }

  it('knows what a text ends in', () => {
    const ends = ['a', '"a', '"a"', '/* a', '// a', '// a\n', '`a\n', '"a\n'];
    assert.deepEqual(
      ends.map(text => bracketsIn(text, languageOf('typescript')).inside),
      ['', '"', '', '*/', '\n', '', '`', ''],
    );
    assert.equal(bracketsIn('cat <<EOF\na', languageOf('shellscript')).inside, '<<EOF');
  });

  it('reads on where a line ended', () => {
    const piece = fc.constantFrom('(', ')', '"', '`', '/*', '*/', '// ', '\n', 'a ', '"""', '# ');
    const text = fc.array(piece).map(all => all.join(''));
    fc.assert(
      fc.property(text, text, fc.constantFrom('java', 'python'), (one, other, id) => {
        const language = languageOf(id);
        const first = bracketsIn(`${one}\n`, language);
        const second = bracketsIn(other, language, first.inside);
        const whole = bracketsIn(`${one}\n${other}`, language);
        assert.equal(whole.inside, second.inside);
        assert.equal(whole.brackets.length, first.brackets.length + second.brackets.length);
      }),
    );
  });
});

describe('unpaired', () => {
  const rows: readonly [text: string, open: string, stray: string][] = [
    ['f(a)', '', ''],
    ['f(a[', '([', ''],
    ['a)]', '', ')]'],
    ['{ ( }', '', ''],
    ['{ ( ]', '{(', ']'],
  ];
  for (const [text, open, stray] of rows) {
    it(`finds ${JSON.stringify([open, stray])} in ${text}`, () => {
      const found = unpaired(bracketsIn(text, languageOf('typescript')).brackets);
      const characters = found.stray.map(({ character }) => character);
      assert.deepEqual([found.open.join(''), characters.join('')], [open, stray]);
    });
  }
});

describe('closeIn', () => {
  it('closes the last of its kind, and what was opened behind it', () => {
    const open = ['(', '{', '[', '{', '('];
    assert.ok(closeIn(open, ']'));
    assert.deepEqual(open, ['(', '{']);
    assert.ok(!closeIn(open, ']'));
    assert.deepEqual(open, ['(', '{']);
  });
});
