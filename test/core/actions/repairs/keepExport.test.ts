import assert from 'node:assert/strict';
import { keepExport } from '../../../../src/core/actions/repairs/keepExport.js';
import { repairSite } from '../../../support/repairSite.js';

describe('keepExport', () => {
  const rows: readonly [does: string, target: string, code: string, kept: string][] = [
    [
      'adds one that is lost',
      'export function f() {}',
      'function f() {}',
      'export function f() {}',
    ],
    [
      'adds one below a comment',
      '/** F. */\nexport default class A {}',
      '/**\n * A.\n */\nclass A {}',
      '/**\n * A.\n */\nexport default class A {}',
    ],
    ['adds one at its indent', '  export const a = 1;', '  const a = 2;', '  export const a = 2;'],
    [
      'adds none that is there',
      'export const a = 1;',
      'export const a = 2;',
      'export const a = 2;',
    ],
    ['adds none to another name', 'export const a = 1;', 'const b = 2;', 'const b = 2;'],
    [
      'adds none where there was none',
      'function f() {}',
      'function f() { a(); }',
      'function f() { a(); }',
    ],
    ['adds none to a list', 'export { a, b };', '{ a };', '{ a };'],
    ['adds none to nothing', 'export const a = 1;', '', ''],
  ];
  for (const [does, target, code, kept] of rows) {
    it(does, () => {
      assert.equal(keepExport(code.split('\n'), repairSite(target)).join('\n'), kept);
    });
  }
});
