import assert from 'node:assert/strict';
import { disorderAt } from '../../../../src/core/completion/shape/disorderAt.js';
import { lineSuffix } from '../../../../src/core/text/cursorSite.js';
import { siteAt } from '../../../support/siteAt.js';

describe('disorderAt', () => {
  const rows: readonly [given: string, inserted: string, disorder: number, language?: string][] = [
    ['(█) + 1', 'f(x)', 0],
    ['(█) + 1', 'f(x', 1],
    ['(█) + 1', 'x)', 1],
    ['f(\n  (█) + 1,\n  2)', 'f(x', 1],
    ['f(\n  (█) + 1,\n  2)', 'f(x)', 0],
    ['f(() => {\n  function g█) {', '(a', 1],
    ['f(() => {\n  function g█) {', '(a) {', 3],
    ['f() {\n  const { a█ } = b;', ', c', 0],
    ['f() {\n  const█ } = b;', ' { c', 0],
    ['a = █ + b', '"c', 1],
    ['a = █ + b', '":)"', 0],
    ['Set<█> a', 'Map<b>', 0],
    ['Set<█> a', 'Map<b', 1],
    ['a = █ + 1', 'b => c', 0],
    ['<p>█</p>', '<b>a</b>', 0, 'html'],
    ['f(█) + c', 'g(x', 1, 'cobol'],
  ];
  for (const [given, inserted, disorder, language] of rows) {
    it(`is ${disorder} of ${inserted} at ${JSON.stringify(given)}`, () => {
      const site = siteAt(given, language);
      assert.equal(disorderAt(site, lineSuffix(site))(inserted), disorder);
    });
  }
});
