import assert from 'node:assert/strict';
import { cutAtControlText } from '../../../../src/core/completion/shape/cutAtControlText.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('cutAtControlText', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['a█', 'b<|endoftext|>c', 'b'],
    ['a█', '<|fim_middle|>', ''],
    ['a█', 'b < c', 'b < c'],
    ['a█', 'b<|im_start|>', 'b'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given)}`, () => {
      assert.equal(cutAtControlText(text, contextOf(siteAt(given))), becomes);
    });
  }
});
