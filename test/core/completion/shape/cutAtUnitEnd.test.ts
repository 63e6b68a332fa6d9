import assert from 'node:assert/strict';
import { cutAtUnitEnd } from '../../../../src/core/completion/shape/cutAtUnitEnd.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('cutAtUnitEnd', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['a = █', '1;\nb = 2;', '1;'],
    ['f() {█\n}', '\n  a;\n}', '\n  a;'],
    ['a = █', '1;', '1;'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given)}`, () => {
      assert.equal(cutAtUnitEnd(text, contextOf(siteAt(given))), becomes);
    });
  }
});
