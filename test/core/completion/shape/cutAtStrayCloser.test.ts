import assert from 'node:assert/strict';
import { cutAtStrayCloser } from '../../../../src/core/completion/shape/cutAtStrayCloser.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('cutAtStrayCloser', () => {
  const rows: readonly [given: string, text: string, becomes: string, language?: string][] = [
    ['f(█', 'a)', 'a)'],
    ['f(█', 'a))', 'a)'],
    ['f(█)', 'a) + b', 'a) + b'],
    ['f(█) + c', 'a) + b', 'a'],
    ['a = █', 'f(b)[0];', 'f(b)[0];'],
    ['a = █', 'b];', 'b'],
    ['if (a) {\n  █\n}', 'b(); }', 'b();'],
    ['if (a) {\n  █', 'b(); }', 'b(); }'],
    ['f() {\n  if (a) {\n  █\n}', 'b(); } }', 'b(); }'],
    ['if (a) {\n  █\n}', 'b(); } else {', 'b(); } else {'],
    ['f({ a█\n  b();\n}', ' }: A) {', ' }: A) {'],
    ['a = █', '":)" + b;', '":)" + b;'],
    ['a = "█', ':)";', ':)";'],
    ['a = █', 'b; // :)', 'b; // :)'],
    ['/* █', ':) */', ':) */'],
    ['a = `\n(█', ')`;', ')`;'],
    ['a = █', 'b.replace(/[)]/g, "");', 'b.replace(/[)]/g, "");'],
    ['a = █', "find(')')", "find(')')", 'rust'],
    ['case $1 in\n  █', 'a)', 'a)', 'shellscript'],
    ['It █', 'is :)', 'is :)', 'markdown'],
    ['f({\n  a: [█', '1] })', '1] })'],
    [`${'a;\n'.repeat(30_000)}█`, '}', '}'],
    [`${'a;\n'.repeat(30_000)}█`, ')', ''],
  ];
  for (const [given, text, becomes, language] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(cutAtStrayCloser(text, contextOf(siteAt(given, language))), becomes);
    });
  }
});
