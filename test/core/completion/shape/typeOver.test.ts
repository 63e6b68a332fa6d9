import assert from 'node:assert/strict';
import { typeOver } from '../../../../src/core/completion/shape/typeOver.js';
import { siteAt } from '../../../support/siteAt.js';

describe('typeOver', () => {
  const rows: readonly [given: string, text: string, replaces: number][] = [
    ['call(█)', 'a, b);', 1],
    ['call(█)', 'a, b', 0],
    ['call(█, c)', 'a, b)', 0],
    ['call("█");', 'Ada");', 3],
    ['call(█', 'a)', 0],
  ];
  for (const [given, text, replaces] of rows) {
    it(`replaces ${replaces} at ${given} with ${text}`, () => {
      assert.equal(typeOver(text, siteAt(given)), replaces);
    });
  }
});
