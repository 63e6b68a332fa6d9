import assert from 'node:assert/strict';
import { importsOf } from '../../../../src/core/actions/nearby/importsOf.js';

const ROWS: readonly [language: string, text: string, names: readonly string[]][] = [
  [
    'typescript',
    "import { a, type B as C } from './d.js';",
    ['a is a of ./d.js', 'C is B of ./d.js'],
  ],
  ['typescript', "import a, { b } from '../c';", ['a is default of ../c', 'b is b of ../c']],
  [
    'javascript',
    "import {\n  a, // for b\n  c,\n} from './d';",
    ['a is a of ./d', 'c is c of ./d'],
  ],
  ['typescript', "import type { A } from './a.js';", ['A is A of ./a.js']],
  ['typescript', "import * as a from './a.js';\nimport './b.js';", []],
  ['python', 'from a.b import c, d as e\n', ['c is c of a.b', 'e is d of a.b']],
  [
    'python',
    'from . import a\nfrom ..b import (\n    c,  # for d\n    e,\n)\n',
    ['a is a of .', 'c is c of ..b', 'e is e of ..b'],
  ],
  ['python', 'import a.b as c\n', []],
  ['go', 'import "a"', []],
];

describe('the names that a file imports', () => {
  for (const [language, text, names] of ROWS) {
    it(`are ${names.join(' and ') || 'none'}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(
        importsOf(language, text).map(
          ({ name, there, from }) => `${name} is ${there ?? 'default'} of ${from}`,
        ),
        names,
      );
    });
  }
});
