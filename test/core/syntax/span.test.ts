import assert from 'node:assert/strict';

import fc from 'fast-check';

import type { Place } from '../../../src/core/syntax/place.js';
import { spanOf } from '../../../src/core/syntax/span.js';
import { siteAt } from '../../support/siteAt.js';

type Rows = Readonly<Record<string, readonly (readonly [marked: string, span: string])[]>>;

const CODE: Place = { inside: 'code', scope: undefined, emptyBlock: false };

/** What is asked for with `auto`, by the text alone. */
const SPANS: Rows = {
  typescript: [
    ['const a = █', 'statement'],
    ['const a = █;', 'statement'],
    ['foo(█)', 'statement'],
    ['foo(█);', 'statement'],
    ['foo(█', 'block'],
    ['foo([█]);', 'statement'],
    ['foo({█});', 'block'],
    ['foo(a, █b);', 'line'],
    ['function f() {█}', 'block'],
    ['function f() {█', 'block'],
    ['function f() { █ }', 'block'],
    ['function f() { // why█', 'line'],
    ['function f() { // why\n  █', 'block'],
    ['function f() {\n  █\n}', 'block'],
    ['function f() {\n\n  █\n}', 'block'],
    ['function f() {\n  █\n  a();\n}', 'block'],
    ['function f() {\n  a();\n  █\n}', 'statement'],
    ['function f() {\r\n  █\r\n}', 'block'],
    ['const f = () =>█', 'block'],
    ['const f = () => █', 'block'],
    ['a.map(b => █)', 'block'],
    ['a.map(b => █);', 'block'],
    ['a.map(b => {█});', 'block'],
    ['const a = `x ${█} y`;', 'line'],
    ['const a = `x ${█}`;', 'line'],
    ['const a = {█};', 'block'],
    ['import {█} from "a";', 'line'],
    ['if (a) {█} else {', 'line'],
    ['switch (a) {\n  case 1:█\n}', 'block'],
    ['switch (a) {\n  case 1:\n    █\n}', 'block'],
    ['const a = b ? c :█', 'statement'],
    ['const a:█', 'statement'],
    ['foo("█', 'line'],
    ['foo("a{█', 'line'],
    ['// a {█', 'line'],
    ['/* a {█', 'line'],
    ['// Adds two numbers.\n█', 'block'],
    ['// Adds two numbers.\n█\nconst a = 1;', 'block'],
    ['/**\n * Adds.\n */\n█', 'block'],
    ['/** Adds. */\nfunction add(█)', 'statement'],
    ['// Adds.\nconst add = █', 'statement'],
    ['// Adds.\n\n█', 'statement'],
    ['const a = 1;\n█', 'statement'],
    ['const a = 1;\n\n█\n\nconst b = 2;', 'statement'],
    ['█', 'statement'],
    ['foo(\n  █\n)', 'block'],
    ['foo(\n  a,\n  █\n)', 'statement'],
  ],
  typescriptreact: [
    ['return (\n  █\n);', 'block'],
    ['<p>{█}</p>', 'statement'],
    ['<p onClick={() => {█}} />', 'line'],
    ['<p>█</p>', 'statement'],
  ],
  python: [
    ['def f():█', 'block'],
    ['def f():\n    █', 'block'],
    ['def f():\n    █\n\ng()', 'block'],
    ['def f(█):', 'line'],
    ['def f(\n    a,\n):\n    █', 'block'],
    ['def f(\n    a,\n) -> int:\n    █', 'block'],
    ['async def f():\n    █', 'block'],
    ['if a:  # why\n    █', 'block'],
    ['else:\n    █', 'block'],
    ['for a in b:\n    █\n    c()', 'block'],
    ['a = [█]', 'statement'],
    ['a = {█}', 'statement'],
    ['a = {\n    █\n}', 'block'],
    ['a[1:█]', 'statement'],
    ['f(lambda a:█)', 'statement'],
    ['a: int = █', 'statement'],
    ['# Adds.\n█', 'block'],
    ['def f():\n    """Adds."""\n    █', 'block'],
    ['def f():\n    """\n    Adds.\n    """\n    █', 'block'],
    ['def f():\n    a()\n    █', 'statement'],
    ['print("a:█', 'line'],
    ['print(f"{█}")', 'line'],
    ['return █', 'statement'],
  ],
  go: [
    ['func f() {\n\t█\n}', 'block'],
    ['if err != nil {█}', 'block'],
    ['switch a {\ncase 1:\n\t█\n}', 'block'],
    ['a := █', 'statement'],
    ['// f does.\n█', 'block'],
  ],
  rust: [
    ['fn f() {\n    █\n}', 'block'],
    ['match a {\n    1 =>█\n}', 'block'],
    ["let a: &'a str = █;", 'statement'],
    ['/// Adds.\n█', 'block'],
  ],
  java: [
    ['void f() {\n    █\n}', 'block'],
    ['run(() -> █);', 'statement'],
    ['run(() ->█', 'block'],
    ['/** Adds. */\n█', 'block'],
    ['int a = █;', 'statement'],
  ],
  cpp: [
    ['class A {\n public:\n  █\n};', 'block'],
    ['int a = b ? c :█', 'statement'],
    ['int main() {█}', 'block'],
  ],
  ruby: [
    ['def f(a)\n  █\nend', 'block'],
    ['def f(a)█\nend', 'block'],
    ['a.each do |b|\n  █\nend', 'block'],
    ['a.each do |b| █ end', 'block'],
    ['a.map { |b| █ }', 'block'],
    ['if a█', 'block'],
    ['a = b if c█', 'statement'],
    ['a = █', 'statement'],
    ['# Adds.\n█', 'block'],
    ['def f\n  a\n  █\nend', 'statement'],
  ],
  shellscript: [
    ['if a; then\n  █\nfi', 'block'],
    ['for a in b; do█', 'block'],
    ['f() {\n  █\n}', 'block'],
    ['case $a in\n  b)\n    █\n    ;;\nesac', 'block'],
    ['echo $#█', 'statement'],
    ['# Adds.\n█', 'block'],
  ],
  lua: [
    ['function f(a)\n  █\nend', 'block'],
    ['if a then█', 'block'],
    ['local a = █', 'statement'],
    ['-- Adds.\n█', 'block'],
  ],
  elixir: [
    ['def f(a) do\n  █\nend', 'block'],
    ['a -> █', 'block'],
    ['a = █', 'statement'],
  ],
  kotlin: [
    ['a.map { b ->█ }', 'statement'],
    ['a.map { b ->\n    █\n}', 'block'],
    ['fun f() {█}', 'block'],
  ],
  swift: [
    ['a.map { b in\n    █\n}', 'block'],
    ['switch a {\ncase 1:\n    █\n}', 'block'],
    ['let a = "\\(█)"', 'line'],
  ],
  scala: [
    ['def f: Int =\n  █', 'block'],
    ['def f: Int = {█}', 'block'],
    ['if (a == █)', 'statement'],
  ],
  html: [
    ['<div>█</div>', 'block'],
    ['<div>\n  █\n</div>', 'block'],
    ['<p>a█</p>', 'statement'],
    ['<br/>█', 'statement'],
    ['<!-- A list. -->\n█', 'block'],
  ],
  css: [
    ['a {█}', 'block'],
    ['a {\n  █\n}', 'block'],
    ['a { color: █ }', 'statement'],
  ],
  yaml: [
    ['a:█', 'block'],
    ['a:\n  █', 'block'],
    ['a: █', 'block'],
    ['a: b█', 'statement'],
  ],
  sql: [
    ['select █', 'statement'],
    ['create view a as\n█', 'block'],
    ['insert into a (█)', 'statement'],
    ['-- All users.\n█', 'block'],
  ],
  makefile: [
    ['all: a b\n\t█', 'block'],
    ['A := █', 'statement'],
  ],
  'no such language': [
    ['a {\n  █\n}', 'block'],
    ['a = █', 'statement'],
  ],
};

describe('spanOf', () => {
  for (const [language, rows] of Object.entries(SPANS)) {
    describe(language, () => {
      for (const [marked, span] of rows) {
        it(`fills the ${span} at ${JSON.stringify(marked)}`, () => {
          assert.equal(spanOf(siteAt(marked, language), undefined, 'auto'), span);
        });
      }
    });
  }

  it('takes what has no end for code', () => {
    const site = siteAt('const a = █;');
    assert.equal(spanOf({ ...site, after: ')'.repeat(10 << 20) }, undefined, 'auto'), 'line');
  });

  describe('with a tree', () => {
    const rows: readonly [does: string, marked: string, place: Partial<Place>, span: string][] = [
      ['fills the line in a string of many lines', '`\na {\n█\n`', { inside: 'string' }, 'line'],
      ['fills the line in a comment of many lines', '/*\n{\n█', { inside: 'comment' }, 'line'],
      ['believes it that an apostrophe opens no string', "<p>don't {█", {}, 'block'],
      ['fills a body that it calls empty', 'f\n█\ng', { emptyBlock: true }, 'block'],
      ['fills an object where the braces open', 'const a = {█};', {}, 'block'],
      ['keeps to the statement in JSX', '<p>{█}</p>', {}, 'statement'],
    ];
    for (const [does, marked, place, span] of rows) {
      it(does, () => {
        assert.equal(spanOf(siteAt(marked), { ...CODE, ...place }, 'auto'), span);
      });
    }
  });

  const settings: readonly [multiline: 'always' | 'never', marked: string, span: string][] = [
    ['never', 'function f() {\n  █\n}', 'line'],
    ['always', 'const a = █', 'block'],
    ['always', 'const a = █;', 'block'],
    ['always', 'a();\n█', 'block'],
    ['always', 'foo(█, b)', 'line'],
    ['always', 'foo("█', 'line'],
    ['always', '// a█', 'line'],
  ];
  for (const [multiline, marked, span] of settings) {
    it(`fills the ${span} at ${JSON.stringify(marked)} when many lines are ${multiline} wanted`, () => {
      assert.equal(spanOf(siteAt(marked), undefined, multiline), span);
    });
  }

  it('never fills a block in front of code', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...Object.keys(SPANS)), (before, language) => {
        const site = { uri: '', language, before, after: 'code' };
        assert.equal(spanOf(site, undefined, 'always'), 'line');
      }),
    );
  });
});
