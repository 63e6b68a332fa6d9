import assert from 'node:assert/strict';
import { fileNamed } from '../../src/client/fileNamed.js';

const rows: readonly [info: string, file: string | undefined][] = [
  ['', undefined],
  ['ts', undefined],
  ['c++', undefined],
  ['ts src/cart.ts', 'src/cart.ts'],
  ['ts:src/cart.ts', 'src/cart.ts'],
  ['cart.ts', 'cart.ts'],
  ['js title="shop/cart.test.js" {1,3}', 'shop/cart.test.js'],
  ['ts ../../etc/passwd.ts', undefined],
  ['ts src/../../passwd.ts', undefined],
  ['ts /etc/passwd.ts', undefined],
];

describe('the file of a fence', () => {
  for (const [info, file] of rows) {
    it(`is ${file ?? 'none'} for "${info}"`, () => {
      assert.equal(fileNamed(info), file);
    });
  }
});
