import assert from 'node:assert/strict';
import { nameDefined } from '../../src/client/nameDefined.js';

const rows: readonly [code: string, name: string | undefined][] = [
  ['', undefined],
  ['total(cart);', undefined],
  ['// the function of it\nreturn 1;', undefined],
  ['import { a } from "./a";\n\nexport async function total(cart) {\n}', 'total'],
  ['export default class Cart {\n  add() {}\n}', 'Cart'],
  ['func (c *Cart) Total() int {', 'Total'],
  ['@cached\ndef total(cart):', 'total'],
  ['pub fn total(cart: &Cart) -> u32 {', 'total'],
];

describe('the name that code defines', () => {
  for (const [code, name] of rows) {
    it(`is ${name ?? 'none'} in ${JSON.stringify(code)}`, () => {
      assert.equal(nameDefined(code), name);
    });
  }
});
