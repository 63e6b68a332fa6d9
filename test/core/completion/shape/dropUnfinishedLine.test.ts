import assert from 'node:assert/strict';
import { dropUnfinishedLine } from '../../../../src/core/completion/shape/dropUnfinishedLine.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('dropUnfinishedLine', () => {
  const rows: readonly [given: string, text: string, becomes: string, ended?: 'cut'][] = [
    ['f() {█', '\n  a;\n  b', '\n  a;', 'cut'],
    ['f() {█', '\n  a;\n  b', '\n  a;\n  b'],
    ['a = █', 'longNam', 'longNam', 'cut'],
    ['f() {█', '\n  lon', '\n  lon', 'cut'],
  ];
  for (const [given, text, becomes, ended] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given)}`, () => {
      assert.equal(dropUnfinishedLine(text, contextOf(siteAt(given), ended)), becomes);
    });
  }
});
