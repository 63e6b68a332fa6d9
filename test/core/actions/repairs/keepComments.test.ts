import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commentLines } from '../../../../src/core/actions/commentLines.js';
import { keepComments } from '../../../../src/core/actions/repairs/keepComments.js';
import { repairSite } from '../../../support/repairSite.js';

describe('keepComments', () => {
  const rows: readonly [does: string, target: string, code: string, kept: string][] = [
    ['takes comments', 'a();\nb();', '// A.\na();\n// B.\nb();', '// A.\na();\n// B.\nb();'],
    ['leaves code as it was', 'a();\nb();', '// A.\na(1);\nb();', '// A.\na();\nb();'],
    ['adds no code', 'a();', '// A.\na();\nz();', '// A.\na();'],
    ['removes no code', 'a();\nb();', '// A.\na();', '// A.\na();\nb();'],
    ['pairs changed lines', 'a();\nb();', 'x();\n// B.\ny();', 'a();\n// B.\nb();'],
    [
      'takes the first comment alone where nobody can tell',
      'a();',
      '// A.\nx();\n// B.\ny();',
      '// A.\na();',
    ],
    ['trims comments', 'a();', '/**\n * A.\n * \n */\na();', '/**\n * A.\n *\n */\na();'],
    ['writes a comment anew', '// Old.\na();', '// New.\na();', '// New.\na();'],
    ['keeps a comment that was only dropped', '// Old.\na();', 'a();', '// Old.\na();'],
    [
      'keeps blank lines',
      'a();\n\nb();',
      '// A.\nx();\n\n// B.\ny();',
      '// A.\na();\n\n// B.\nb();',
    ],
  ];
  for (const [does, target, code, kept] of rows) {
    it(does, () => {
      assert.equal(keepComments(code.split('\n'), repairSite(target)).join('\n'), kept);
    });
  }

  it('never changes a line of code, whatever the reply', () => {
    const line = fc.constantFrom('a();', 'b();', '  c();', '// x', '// y', '', '/* z */');
    const lines = fc.array(line, { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(lines, lines, (target, code) => {
        const site = repairSite(target.join('\n'));
        const written = (all: readonly string[]): readonly string[] => {
          const comments = commentLines(all, site.language);
          return all.filter((each, at) => comments[at] !== true && each !== '');
        };
        assert.deepEqual(written(keepComments(code, site)), written(target));
      }),
      { numRuns: 2_000 },
    );
  });
});
