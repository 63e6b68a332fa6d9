import assert from 'node:assert/strict';
import { balanceOf } from '../../../src/core/actions/balance.js';
import { languageOf } from '../../../src/core/syntax/languages.js';

describe('the balance of brackets', () => {
  const rows: readonly [lines: readonly string[], balance: number][] = [
    [['f(a, [b]) {'], 1],
    [['f() {', '}'], 0],
    [['}', '})'], -3],
    [["const a = '{';", '// (', '/* [ */'], 0],
  ];
  for (const [lines, balance] of rows) {
    it(`is ${balance} in ${JSON.stringify(lines)}`, () => {
      assert.equal(balanceOf(lines, languageOf('typescript')), balance);
    });
  }
});
