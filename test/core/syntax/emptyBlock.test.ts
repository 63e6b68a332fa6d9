import assert from 'node:assert/strict';

import { looksLikeEmptyBlock } from '../../../src/core/syntax/emptyBlock.js';
import { siteAt } from '../../support/siteAt.js';

describe('looksLikeEmptyBlock', () => {
  const rows: readonly [language: string, marked: string, empty: boolean][] = [
    ['typescript', 'f() {█}', true],
    ['typescript', 'f() {\n\n  █\n\n}', true],
    ['typescript', 'f() { // why\n  █\n}', true],
    ['typescript', 'f() {\n  a();\n  █\n}', false],
    ['typescript', 'f() {\n  █\n  a();\n}', false],
    ['typescript', 'f() {\n  // why\n  █\n}', false],
    ['typescript', 'f() {█', false],
    ['typescript', 'f([█]', false],
    ['typescript', '<p>{█}</p>', false],
    ['typescript', `f() {${'\n'.repeat(99)}█\n}`, false],
    ['typescript', '█', false],
    ['python', 'def f():\n    █', true],
    ['python', 'def f():█', true],
    ['python', 'def f():\n█', false],
    ['python', 'def f():\n    █\ng()', true],
    ['python', 'def f():\n    █\n    g()', false],
    ['python', 'class A:\n    def f():\n        █\n    def g():\n        pass', true],
    ['python', 'f(lambda: █)', false],
    ['python', 'a = {█}', false],
    ['ruby', 'def f\n  █\nend', true],
    ['ruby', 'if a\n  █\nelse', true],
    ['ruby', 'a.each { |b| █ }', true],
    ['ruby', 'a = {█}', true],
    ['ruby', 'def f\n  a\n  █\nend', false],
    ['ruby', 'def f\n  █\n  ending', false],
    ['lua', 'repeat\n  █\nuntil a', true],
    ['html', '<p>\n  █\n</p>', true],
    ['html', '<p>\n  █\n  a</p>', false],
    ['sql', 'begin\n  █\nend', false],
  ];

  for (const [language, marked, empty] of rows) {
    it(`says ${empty ? 'yes' : 'no'} to ${JSON.stringify(marked)} (${language})`, () => {
      assert.equal(looksLikeEmptyBlock(siteAt(marked, language)), empty);
    });
  }
});
