import assert from 'node:assert/strict';
import { isFence } from '../../../../src/core/completion/shape/fences.js';

describe('isFence', () => {
  const rows: readonly [line: string, fence: boolean][] = [
    ['```', true],
    ['```ts', true],
    ['  ```python title="a.py"', true],
    ['````', true],
    ['~~~', true],
    ['~~~ ts', true],
    ['```\r', true],
    ['```a```', false],
    ['a ```', false],
    ['~~a', false],
    ['~~~a + b', false],
    ['// ```', false],
    ['', false],
  ];
  for (const [line, fence] of rows) {
    it(`is ${String(fence)} of ${JSON.stringify(line)}`, () => {
      assert.equal(isFence(line), fence);
    });
  }
});
