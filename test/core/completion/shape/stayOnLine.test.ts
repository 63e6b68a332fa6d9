import assert from 'node:assert/strict';
import { stayOnLine } from '../../../../src/core/completion/shape/stayOnLine.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('stayOnLine', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['a = █ + b;', '1\n2', '1'],
    ['a = █ + b;', '\n1', ''],
    ['a = █;', '[\n1\n]', '[\n1\n]'],
    ['f(█)', '\na\n', '\na\n'],
    ['a = █', '1\n2', '1\n2'],
    ['a = █ // why', '1\n2', '1'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(stayOnLine(text, contextOf(siteAt(given))), becomes);
    });
  }
});
