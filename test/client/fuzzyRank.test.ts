import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fuzzyRank, fuzzyRankKinds, type Named } from '../../src/client/fuzzyRank.js';

const PATHS = ['src/cart.ts', 'src/chatView.ts', 'src/client/art.ts', 'README.md', 'c/a/r/x.go'];

describe('fuzzyRank', () => {
  const rows: readonly { finds: string; typed: string; best: readonly string[] }[] = [
    { finds: 'all in their order before a letter is typed', typed: '', best: PATHS },
    {
      finds: 'a beginning before a middle',
      typed: 'art',
      best: ['src/client/art.ts', 'src/cart.ts'],
    },
    { finds: 'a name by the first letters of its words', typed: 'cv', best: ['src/chatView.ts'] },
    { finds: 'in any case', typed: 'readme', best: ['README.md'] },
    { finds: 'by a folder', typed: 'client/', best: ['src/client/art.ts'] },
    { finds: 'letters that stand apart', typed: 'cvw', best: ['src/chatView.ts'] },
    { finds: 'nothing where letters are missing', typed: 'zq', best: [] },
  ];

  for (const { finds, typed, best } of rows) {
    it(`finds ${finds}`, () => {
      const found = fuzzyRank(typed, PATHS.map(row), PATHS.length);
      assert.deepEqual(found.slice(0, best.length), best);
      if (best.length === 0) assert.deepEqual(found, []);
    });
  }

  it('returns what has the letters in that order, and no more than is wanted', () => {
    const path = fc.stringMatching(/^[a-cA-C/]{1,8}$/);
    fc.assert(
      fc.property(fc.array(path), fc.stringMatching(/^[a-c]{0,3}$/), (paths, typed) => {
        const found = fuzzyRank(typed, paths.map(row), 3);
        assert.ok(found.length <= 3);
        const order = new RegExp(typed.replace(/./g, '$&.*'), 'i');
        for (const each of found) assert.match(each, order);
      }),
    );
  });
});

describe('fuzzyRankKinds', () => {
  const files = ['src/customer.ts', 'src/cart.ts', 'test/customer.test.ts'];
  const symbols = ['total', 'cartTotal', 'cart', 'carts'];
  const rows: readonly { finds: string; typed: string; best: readonly string[] }[] = [
    {
      finds: 'a symbol that begins so before a file that merely has the letters',
      typed: 'tot',
      best: ['total', 'cartTotal', 'src/customer.ts'],
    },
    {
      finds: 'a file before a symbol that begins so too, but not before one of that name',
      typed: 'cart',
      best: ['cart', 'src/cart.ts', 'carts', 'cartTotal'],
    },
    {
      finds: 'no more of a kind than is wanted',
      typed: '',
      best: [...files, 'total', 'cartTotal'],
    },
  ];

  for (const { finds, typed, best } of rows) {
    it(`finds ${finds}`, () => {
      const kinds = [
        { all: files.map(row), max: 3 },
        { all: symbols.map(row), max: typed === '' ? 2 : 4 },
      ];
      assert.deepEqual(fuzzyRankKinds(typed, kinds).slice(0, best.length), best);
    });
  }
});

function row(path: string): Named<string> {
  return { value: path, name: path.split('/').at(-1) ?? path, whole: path };
}
