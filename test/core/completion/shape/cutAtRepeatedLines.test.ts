import assert from 'node:assert/strict';
import { cutAtRepeatedLines } from '../../../../src/core/completion/shape/cutAtRepeatedLines.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('cutAtRepeatedLines', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['█\nthird();', 'first();\nthird();\nfourth();', 'first();'],
    ['█\n}', 'a;\n}\n', 'a;\n}\n'],
    ['█\n\n  third();', '  third();', ''],
    ['█', 'a;', 'a;'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given)}`, () => {
      assert.equal(cutAtRepeatedLines(text, contextOf(siteAt(given))), becomes);
    });
  }
});
