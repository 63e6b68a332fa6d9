import assert from 'node:assert/strict';
import fc from 'fast-check';
import { problemsLeft } from '../../../src/core/review/problemsLeft.js';

describe('what is left of problems', () => {
  const rows: readonly [
    does: string,
    before: string,
    asked: string,
    after: string,
    left: string,
    fresh: string,
  ][] = [
    ['is nothing where they are gone', 'ab', 'a', 'b', '', ''],
    ['is what is still there', 'ab', 'ab', 'b', 'b', ''],
    ['is nothing that nobody asked for', 'ab', 'a', 'b', '', ''],
    ['counts a message as often as it stands there', 'aaa', 'aa', 'aa', 'a', ''],
    ['does not count what is new', 'a', 'a', 'c', '', 'c'],
    ['tells what came besides', 'ab', 'a', 'abc', 'a', 'c'],
    ['calls one more of the same new', 'a', 'a', 'aa', 'a', 'a'],
  ];
  for (const [does, before, asked, after, left, fresh] of rows) {
    it(does, () => {
      const found = problemsLeft({
        before: before.split(''),
        asked: asked.split(''),
        after: after.split(''),
      });
      assert.deepEqual([found.left.join(''), found.fresh.join('')], [left, fresh]);
    });
  }

  it('is never more than was asked for, nor more than is reported', () => {
    const messages = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    fc.assert(
      fc.property(messages, messages, messages, (others, asked, after) => {
        const { left, fresh } = problemsLeft({ before: [...others, ...asked], asked, after });
        const count = (all: readonly string[], one: string): number =>
          all.filter(each => each === one).length;
        for (const one of 'abc') {
          assert.ok(count(left, one) <= count(asked, one));
          assert.ok(count(left, one) + count(fresh, one) <= count(after, one));
        }
      }),
    );
  });
});
