import assert from 'node:assert/strict';
import { withoutExample } from '../../../../src/core/actions/apply/withoutExample.js';

const DEFINED = ['def price(cents):', '    return cents / 100'];
const SYMBOL = { name: 'price', kind: 'function', top: 0, from: 0, to: 2, children: [] };

describe('withoutExample', () => {
  const rows: readonly [what: string, behind: readonly string[], left: readonly string[]][] = [
    ['an example and what it imports', ['', '# Example usage:', 'import shop', 'price(1)'], ['']],
    ['a test of it', ['# Test the function', 'print(price(1))'], []],
    ['no other comment', ['# Prices', 'print(1)'], ['# Prices', 'print(1)']],
    ['no code that only looks like one', ['example = price(1)'], ['example = price(1)']],
    ['nothing where nothing is behind', ['', ''], ['', '']],
  ];
  for (const [what, behind, left] of rows) {
    it(`leaves out ${what}`, () => {
      const site = { language: 'python', document: [], code: [...DEFINED, ...behind] };
      assert.deepEqual(withoutExample(site, [SYMBOL]).code, [...DEFINED, ...left]);
    });
  }
});
