import assert from 'node:assert/strict';
import { trimTail } from '../../../../src/core/completion/shape/trimTail.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('trimTail', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['a█', 'b  \n', 'b'],
    ['{█}', '\n  a;\n', '\n  a;\n'],
    ['a█  ', 'b ', 'b'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given)}`, () => {
      assert.equal(trimTail(text, contextOf(siteAt(given))), becomes);
    });
  }
});
