import assert from 'node:assert/strict';
import { keepLeadingComment } from '../../../../src/core/actions/repairs/keepLeadingComment.js';
import { repairSite } from '../../../support/repairSite.js';

describe('keepLeadingComment', () => {
  const rows: readonly [does: string, target: string, code: string, kept: string][] = [
    ['keeps a comment that was left away', '// A.\na();', 'a(1);', '// A.\na(1);'],
    ['keeps one over several lines', '/**\n * A.\n */\na();', 'a(1);', '/**\n * A.\n */\na(1);'],
    ['takes a comment in its place', '// A.\na();', '// B.\na(1);', '// B.\na(1);'],
    ['leaves code that had none', 'a();', 'a(1);', 'a(1);'],
    ['leaves a comment within', 'a();\n// B.\nb();', 'a();\nb();', 'a();\nb();'],
    ['leaves a target that is a comment alone', '// A.', 'a();', 'a();'],
    ['adds nothing to nothing', '// A.\na();', '', ''],
  ];
  for (const [does, target, code, kept] of rows) {
    it(does, () => {
      const lines = code === '' ? [] : code.split('\n');
      assert.equal(keepLeadingComment(lines, repairSite(target)).join('\n'), kept);
    });
  }
});
