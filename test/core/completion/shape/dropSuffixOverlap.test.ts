import assert from 'node:assert/strict';
import { dropSuffixOverlap } from '../../../../src/core/completion/shape/dropSuffixOverlap.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('dropSuffixOverlap', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['f(█)', 'x)', 'x'],
    ['f(█)', 'g(x)', 'g(x)'],
    ['f("█")', 'x")', 'x'],
    ['a = █;', '1;', '1'],
    ['a = █ + b;', '1 + b;', '1'],
    ['f(█)', 'x);', 'x);'],
    ['█', 'a;', 'a;'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given)}`, () => {
      assert.equal(dropSuffixOverlap(text, contextOf(siteAt(given))), becomes);
    });
  }
});
