import assert from 'node:assert/strict';
import { repeatedAt } from '../../../../src/core/completion/shape/repeatedAt.js';

describe('repeatedAt', () => {
  const rows: readonly [lines: string, repeated: number][] = [
    ['one();', 0],
    ['one();|one();', 1],
    ['one();|two();', 0],
    ['zero|one();|two();|one();|two();', 2],
    ['one();||one();|', 2],
    ['a1();|b2();|c3();|d4();|a1();|b2();|c3();|d4();', 4],
    ['a1();|b2();|c3();|d4();|e5();|a1();|b2();|c3();|d4();|e5();', 0],
    ['  one();|one();', 0],
    ['}|}', 0],
    ['||', 0],
    [Array.from({ length: 16 }, () => '0, 0,').join('|'), 0],
    [Array.from({ length: 17 }, () => '0, 0,').join('|'), 1],
  ];
  for (const [lines, repeated] of rows) {
    it(`finds ${repeated} at the end of ${lines}`, () => {
      const all = lines.split('|');
      assert.equal(repeatedAt(all, all.length - 1), repeated);
    });
  }

  it('asks for no line behind', () => {
    const lines = ['one();', 'one();', 'two();', 'two();'];
    assert.equal(repeatedAt(lines, 1), 1);
    assert.equal(repeatedAt(lines, 2), 0);
  });
});
