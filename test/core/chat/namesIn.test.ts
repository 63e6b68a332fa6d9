import assert from 'node:assert/strict';
import fc from 'fast-check';
import { namesIn } from '../../../src/core/chat/namesIn.js';

describe('namesIn', () => {
  const rows: readonly [question: string, files: string, symbols: string][] = [
    ['What does shop.ts do?', 'shop.ts', ''],
    ['What is in `src/cart.test.ts`?', 'src/cart.test.ts', ''],
    ['Compare @cart.ts with src\\shop.py.', 'cart.ts src/shop.py', ''],
    ['/explain briefly @cart.ts 27', 'cart.ts', ''],
    ['Why is a file like myCart.ts there?', 'myCart.ts', ''],
    ['Is it 1.5 or v2.0.1, e.g. here?', '', ''],
    ['And .env, or ../up.ts?', '', ''],
    ['What does lineTotal do?', '', 'lineTotal'],
    ['Who calls line_total, and Cart.sum()?', '', 'line_total sum'],
    ['What does total return?', '', 'total'],
    ['What does it do, and what does this return?', '', ''],
    ['Explain the total function.', '', 'total'],
    ['Explain the class Cart', '', 'Cart'],
    ['Is @total right, and `sum`?', '', 'total sum'],
    ['Where are the totals of the cart made?', '', ''],
    ['Why? Why?\n```ts\nlineTotal(a.ts);\n```\n', '', ''],
    ['lineTotal or lineTotal', '', 'lineTotal'],
  ];
  for (const [question, files, symbols] of rows) {
    it(`finds ${JSON.stringify(files)} and ${JSON.stringify(symbols)} in ${JSON.stringify(question)}`, () => {
      const named = namesIn(question);
      assert.deepEqual([named.files.join(' '), named.symbols.join(' ')], [files, symbols]);
    });
  }

  it('names what the question has to the letter, a few at most, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), question => {
        const { files, symbols } = namesIn(question);
        for (const names of [files, symbols]) {
          assert.ok(names.length <= 5);
          for (const name of names) assert.ok(question.replaceAll('\\', '/').includes(name), name);
        }
      }),
    );
  });

  it('reads no more of a long question than a person writes', () => {
    assert.deepEqual(namesIn(`${'word '.repeat(1 << 18)} lineTotal`), { files: [], symbols: [] });
  });
});
