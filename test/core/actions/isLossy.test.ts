import assert from 'node:assert/strict';
import { isLossy } from '../../../src/core/actions/isLossy.js';
import { languageOf } from '../../../src/core/syntax/languages.js';

describe('whether a refactoring lost something', () => {
  const rows: readonly [does: string, old: string, code: string, lost: boolean][] = [
    ['drops a call', 'return round(a(x));', 'return a(x);', true],
    ['drops a member', 'if (p.isNew && p.isOpen) b();', 'if (p.isNew) b();', true],
    ['drops a method of its own', 'this.tell(); this.#emit(1);', 'this.tell();', true],
    ['drops a word', "return 'Dear ' + name;", 'return name;', true],
    ['has a word of its own', "return 'a';", "return 'abc';", true],
    ['has another number', 'return a * 0.8;', 'return a * 0.98;', true],
    [
      'loops otherwise',
      'for (let i = 0; i < a.length; i++) { b.push(a[i].c); }',
      'return a.map(({ c }) => c);',
      false,
    ],
    ['joins strings otherwise', "return 'Dear ' + name + ',';", 'return `Dear ${name},`;', false],
    ['has no variable more', 'const a = b();\nreturn a;', 'return b();', false],
    ['has no comment more', 'return b(); // As "told".', 'return b();', false],
    ['reads a member otherwise', 'return p.a + p.b;', 'const { a, b } = p;\nreturn a + b;', false],
  ];
  for (const [does, old, code, lost] of rows) {
    it(`says ${lost ? 'yes' : 'no'} where it ${does}`, () => {
      const language = languageOf('typescript');
      assert.equal(isLossy(old.split('\n'), code.split('\n'), language), lost);
    });
  }
});
