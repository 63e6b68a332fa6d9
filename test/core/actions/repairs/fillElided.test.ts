import assert from 'node:assert/strict';
import { fillElided } from '../../../../src/core/actions/repairs/fillElided.js';
import { repairSite } from '../../../support/repairSite.js';

const TARGET = 'f() {\n  a();\n  if (x) {\n    b();\n  }\n  if (y) {\n    c();\n  }\n  d();\n}';
const REFUSED = '(refused)';

describe('fillElided', () => {
  const rows: readonly [does: string, code: string, filled: string][] = [
    ['leaves code alone that is whole', 'f() {\n  z();\n}', 'f() {\n  z();\n}'],
    ['fills in all', '// ...', TARGET],
    ['fills in between the edges', 'f() {\n  // ...\n}', TARGET],
    ['fills in the end', 'f() {\n  a(1);\n  if (x) {\n  // ...', TARGET.replace('a()', 'a(1)')],
    ['fills in the beginning', '// ...\n    c();\n  }\n  e();\n}', TARGET.replace('d()', 'e()')],
    [
      'fills in behind a brace that the lines before it tell',
      'g() {\n    b();\n  }\n  // ...\n  d();\n}',
      'g() {\n    b();\n  }\n  if (y) {\n    c();\n  }\n  d();\n}',
    ],
    [
      'drops a mark that stands for nothing',
      'f() {\n  a();\n  // ...\n  if (x) {',
      'f() {\n  a();\n  if (x) {',
    ],
    ['refuses behind a line of its own', 'f() {\n  z();\n  // ...\n}', REFUSED],
    ['refuses behind a brace that may be any', 'z() {\n  }\n  // ...\n  d();\n}', REFUSED],
    ['refuses what goes backwards', 'f() {\n  d();\n  // ...\n  a();\n}', REFUSED],
    ['refuses a second mark without a line between', '// ...\n// ...\n', REFUSED],
  ];
  for (const [does, code, filled] of rows) {
    it(does, () => {
      const result = fillElided(code.split('\n'), repairSite(TARGET));
      assert.equal('reason' in result ? REFUSED : result.join('\n'), filled);
    });
  }
});
