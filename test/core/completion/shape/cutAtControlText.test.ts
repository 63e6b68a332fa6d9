import assert from 'node:assert/strict';
import { cutAtControlText } from '../../../../src/core/completion/shape/cutAtControlText.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('cutAtControlText', () => {
  const rows: readonly [given: string, text: string, becomes: string, ended?: 'cut'][] = [
    ['a█', 'b<|endoftext|>c', 'b'],
    ['a█', '<|fim_middle|>', ''],
    ['a█', 'b < c', 'b < c'],
    ['a█', 'b<|im_start|>', 'b'],
    ['a█', 'b<|a_new_mark|>c', 'b'],
    ['a█', 'b<fim_middle>c', 'b'],
    ['a█', 'b<｜fim▁hole｜>c', 'b'],
    ['a█', 'b<[end▁of▁sentence]>c', 'b'],
    ['a█', 'b<EOT>c', 'b'],
    ['a█', 'b</s>c', 'b'],
    ['a█', 'b[SUFFIX]c', 'b'],
    ['PREFIX = 1\na█', '[PREFIX]', '[PREFIX]'],
    ['<p>█', '<s>b</s>', '<s>b</s>'],
    ['a█', ': Set<[string]>', ': Set<[string]>'],
    ['a█', ': Set<s>', ': Set<s>'],
    ['a█', ' <filename>', ' <filename>'],
    ['a█', 'b<|fim_suf', 'b'],
    ['a█', 'b<|fim_suffix|', 'b'],
    ['a█', 'b<fim', 'b'],
    ['a█', 'b<｜fim▁e', 'b'],
    ['a█', 'b<|', 'b<|'],
    ['a█', 'b<|', 'b', 'cut'],
    ['a█', 'b<', 'b<', 'cut'],
    ['a█', 'b <|> c', 'b <|> c'],
  ];
  for (const [given, text, becomes, ended] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(cutAtControlText(text, contextOf(siteAt(given), ended)), becomes);
    });
  }
});
