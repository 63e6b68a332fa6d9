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
    ['f("█");', 'a" + b);', 'a" + b);'],
    ['f((█));', 'a) + (b));', 'a) + (b));'],
    ['a = "█";', 'b" + c;', 'b" + c'],
    ['f(`${█}`)', 'x}`)', 'x'],
    ['a = █ + b;', '1;', '1'],
    ['█b();', 'a();', 'a();'],
    ['f(█, b)', 'a, b)', 'a'],
    ['f(█, b) + c', 'a, b)', 'a'],
    ['f(█, b);', 'a, b); g();', 'a'],
    ['f(█) + c', 'g(x)', 'g(x)'],
    ['f(█) + c', 'x)', 'x'],
    ['a = █ + b', '1 ', '1'],
    ["a = '█' + b", "c' + d", 'c'],
    ["a = '█' + b", "it\\'s' + d", "it\\'s"],
    ['a = `${█} b`', 'c} b`', 'c'],
    ['Map<█, b>', 'a, b>', 'a'],
    ['Set<█> a', 'Map<b, c>', 'Map<b, c>'],
    ['<a b=█ c="d">', '"e" c="d">', '"e"'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(dropSuffixOverlap(text, contextOf(siteAt(given))), becomes);
    });
  }
});
