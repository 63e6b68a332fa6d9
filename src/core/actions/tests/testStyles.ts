/** What tests are written with. */
export interface TestKit {
  /** How a manifest names it; the last one of a language is for all others. */
  readonly sign?: RegExp;
  /** One or two sentences for the model; `from` is how the test reaches what it tests. */
  readonly hint: (from: string) => string;
  /** What its runner looks for, where that is not what is usual for the language. */
  readonly names?: string;
  /** The folder that its runner looks in. */
  readonly folder?: string;
}

/** How the projects of a language name a test, where it lies, and what it is written with. */
export interface TestStyle {
  readonly languages: readonly string[];
  /** The names of the test of `*`, without endings, the most usual first. */
  readonly names: readonly string[];
  /** The ending of a test where that is not the ending of the code. */
  readonly ending?: Readonly<Record<string, string>>;
  /** Folders of code and the folders of their tests, from the project's root. */
  readonly mirrors: readonly (readonly [code: string, tests: string])[];
  /** Where a manifest names the folder of tests. */
  readonly folderIn?: RegExp;
  /** How the test names what it is about. */
  readonly reach: 'path' | 'module' | 'package';
  readonly kits: readonly TestKit[];
}

const JEST = (from: string): string =>
  `Use describe, it and expect, and import what is tested from '${from}'.`;

/** The first row that names the language; `OTHERS` is for all others. */
export const TEST_STYLES: readonly TestStyle[] = [
  {
    languages: ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'],
    names: ['*.test', '*.spec', '*_test', 'test-*'],
    mirrors: [],
    reach: 'path',
    kits: [
      {
        sign: /"vitest"/,
        hint: from => `Use Vitest: import { describe, expect, it } from 'vitest'. ${imports(from)}`,
      },
      { sign: /"(?:jest|@jest\/globals|ts-jest|jest-cli|react-scripts)"/, hint: JEST },
      {
        sign: /"mocha"[^]*"chai"|"chai"[^]*"mocha"/,
        hint: from => `Use Mocha and the expect of chai. ${imports(from)}`,
        folder: 'test',
      },
      {
        sign: /"mocha"/,
        hint: from => `Use Mocha and node:assert/strict. ${imports(from)}`,
        folder: 'test',
      },
      {
        sign: /"jasmine(?:-core)?"/,
        hint: from => `Use Jasmine. ${imports(from)}`,
        names: '*.spec',
      },
      { sign: /"ava"/, hint: from => `Use AVA: import test from 'ava'. ${imports(from)}` },
      {
        sign: /\bbun test\b/,
        hint: from => `Use Bun: import { describe, expect, it } from 'bun:test'. ${imports(from)}`,
      },
      {
        sign: /\bnode\b[^"\n]* --test\b/,
        hint: from => `Use node:test and node:assert/strict. ${imports(from)}`,
      },
      { hint: JEST },
    ],
  },
  {
    languages: ['python'],
    names: ['test_*', '*_test'],
    mirrors: [],
    folderIn: /\btestpaths\s*=\s*\[?\s*["']?([\w./-]+)/,
    reach: 'module',
    kits: [{ hint: from => `Use pytest, and import what is tested from ${from}.` }],
  },
  {
    languages: ['go'],
    names: ['*_test'],
    mirrors: [],
    reach: 'package',
    kits: [
      {
        sign: /github\.com\/stretchr\/testify/,
        hint: () => 'Use the package testing and testify/assert, in the same package as the code.',
      },
      { hint: () => 'Use the package testing, in the same package as the code.' },
    ],
  },
  {
    languages: ['ruby'],
    names: ['*_spec', '*_test', 'test_*'],
    mirrors: [
      ['lib', 'spec'],
      ['app', 'spec'],
    ],
    reach: 'path',
    kits: [
      {
        sign: /\bminitest\b/,
        hint: from => `Use Minitest, and require_relative '${from}'.`,
        names: '*_test',
        folder: 'test',
      },
      { hint: from => `Use RSpec, and require_relative '${from}'.` },
    ],
  },
  {
    languages: ['java', 'kotlin', 'groovy'],
    names: ['*Test', '*Tests', '*Spec'],
    mirrors: [['src/main', 'src/test']],
    reach: 'package',
    kits: [
      { sign: /\bspock-/, hint: () => 'Use Spock, in the same package.', names: '*Spec' },
      { sign: /\bkotest-/, hint: () => 'Use Kotest, in the same package.' },
      {
        sign: /kotlin\(["']test|\bkotlin-test/,
        hint: () => 'Use kotlin.test, in the same package.',
      },
      {
        sign: /<artifactId>junit<|["']junit:junit:/,
        hint: () => 'Use JUnit 4, in the same package.',
      },
      { hint: () => 'Use JUnit 5, in the same package.' },
    ],
  },
  {
    languages: ['csharp'],
    names: ['*Tests', '*Test'],
    mirrors: [],
    reach: 'package',
    kits: [
      { sign: /\bnunit\b/i, hint: () => 'Use NUnit.' },
      { sign: /\bmstest\b/i, hint: () => 'Use MSTest.' },
      { hint: () => 'Use xUnit.' },
    ],
  },
  {
    languages: ['php'],
    names: ['*Test'],
    mirrors: [
      ['src', 'tests'],
      ['app', 'tests'],
    ],
    reach: 'package',
    kits: [{ sign: /"pestphp\/pest"/, hint: () => 'Use Pest.' }, { hint: () => 'Use PHPUnit.' }],
  },
  {
    languages: ['dart', 'elixir'],
    names: ['*_test'],
    ending: { ex: 'exs' },
    mirrors: [['lib', 'test']],
    reach: 'package',
    kits: [{ hint: () => '' }],
  },
  {
    languages: ['rust', 'c', 'cpp'],
    names: ['*_test', 'test_*', '*Test'],
    mirrors: [],
    reach: 'package',
    kits: [{ hint: () => '' }],
  },
];

export const OTHERS: TestStyle = {
  languages: [],
  names: ['*.test', '*.spec', '*_test', 'test_*'],
  mirrors: [],
  reach: 'package',
  kits: [{ hint: () => '' }],
};

function imports(from: string): string {
  return `Import what is tested from '${from}'.`;
}
