import assert from 'node:assert/strict';
import {
  blindSpots,
  longFiles,
  longFunctions,
  manyParameters,
  type Rule,
  silencedTests,
  unexplainedExceptions,
  wishesWithoutIssue,
} from './limits.js';
import { sourcesIn } from './sources.js';

const CODE = sourcesIn(['src', 'test', 'scripts'], ['.ts', '.mjs', '.js']);
const SRC = CODE.filter(({ path }) => path.startsWith('src/'));
const TESTS = CODE.filter(({ path }) => path.startsWith('test/'));
const CHECKED = SRC.filter(({ path }) => !path.startsWith('src/core/base/'));

const lines = (count: number): string => 'f();\n'.repeat(count);

interface Row {
  readonly does: string;
  readonly rule: Rule;
  readonly files: typeof CODE;
  /** What the rule has to see, at the least. */
  readonly bad: readonly string[];
  /** What it has to let through. */
  readonly good: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    does: 'have files of at most 300 lines of code',
    rule: longFiles,
    files: CODE,
    bad: [lines(301), `const a = \`${'\n'.repeat(301)}\`;`],
    good: [lines(300) + '\n'.repeat(9) + '// why\n'.repeat(9) + '/**\n * Why.\n */\n'],
  },
  {
    does: 'have functions of at most 40 lines',
    rule: longFunctions,
    files: CODE,
    bad: [
      `function a() {\n${lines(39)}}`,
      `const a = () => {\n${lines(39)}};`,
      `class A {\n a() {\n${lines(39)}}\n}`,
      `it('does', () => {\n${lines(39)}});`,
    ],
    good: [`function a() {\n${lines(38)}// why\n\n}`, `describe('a', () => {\n${lines(99)}});`],
  },
  {
    does: 'have functions of at most 4 parameters',
    rule: manyParameters,
    files: CODE,
    bad: ['const a = (b, c, d, e, f) => b;', 'type A = (b: B, c: B, d: B, e: B, f: B) => B;'],
    good: ['function a(b, c, d, e) {}'],
  },
  {
    does: 'have no wish without an issue number',
    rule: wishesWithoutIssue,
    files: CODE,
    bad: ['// TODO later', '/** FIXME: soon */ f();', 'f(/* TODO */);'],
    good: ['// TODO(#12) later', 'const a = "TODO";'],
  },
  {
    does: 'say why a rule is turned off',
    rule: unexplainedExceptions,
    files: SRC,
    bad: ['f();\n// eslint-disable-next-line no-console', '// @ts-expect-error it works\nf();'],
    good: ['// The platform makes it so.\n// eslint-disable-next-line no-console\nf();'],
  },
  {
    does: 'run every test',
    rule: silencedTests,
    files: TESTS,
    bad: ['it.skip("a", f);', 'describe.only("a", f);', 'this.skip();', 'xit("a", f);'],
    good: ['it("a", f);', 'lines.skip(1);', '// it.skip("a", f);'],
  },
  {
    does: 'believe the compiler, outside core/base',
    rule: blindSpots,
    files: CHECKED,
    bad: ['const a = b as C;', 'const a: any = b;', 'const a = b!;', 'const a = <C>b;'],
    good: ['const a = [1] as const;', 'import { a as b } from "c";', 'const a = b satisfies C;'],
  },
];

describe('src, test and scripts', () => {
  for (const { does, rule, files } of ROWS) {
    it(does, () => {
      assert.ok(files.length > 10, 'the files were not found');
      assert.deepEqual(files.flatMap(rule), []);
    });
  }
});

describe('the check that they', () => {
  for (const { does, rule, bad, good } of ROWS) {
    it(`${does} fails where they do not`, () => {
      for (const text of bad) assert.equal(rule({ path: 'src/a.ts', text }).length, 1, text);
      for (const text of good) assert.deepEqual(rule({ path: 'src/a.ts', text }), []);
    });
  }
});
