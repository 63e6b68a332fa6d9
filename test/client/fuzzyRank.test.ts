import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fuzzyRank, type Named } from '../../src/client/fuzzyRank.js';

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

function row(path: string): Named<string> {
  return { value: path, name: path.split('/').at(-1) ?? path, whole: path };
}
