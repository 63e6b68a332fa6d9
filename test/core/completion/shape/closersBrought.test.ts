import assert from 'node:assert/strict';
import fc from 'fast-check';
import { closersBrought, isClosers } from '../../../../src/core/completion/shape/closersBrought.js';

describe('closersBrought', () => {
  const rows: readonly [text: string, ahead: string, brought: string][] = [
    ['a, b);', ')', ')'],
    ['a, f(b)', ')', ''],
    ['a, f(b))', ')', ')'],
    ['0]);', '])', '])'],
    ['0]);', ']);', ']);'],
    ['Ada");', '")', '")'],
    ["it's", '")', ''],
    ['say \\"hi\\"', '"', ''],
    ['x}")', '}")', '}")'],
    ['a``', '``', '``'],
    [') + "a"', ')"', ')'],
    ['{ a: 1 })', ')', ')'],
    ['(', ')', ''],
    ['}', ')', ''],
    ['")" + x)', ')', ')'],
    ['', ')', ''],
  ];
  for (const [text, ahead, brought] of rows) {
    it(`finds ${JSON.stringify(brought)} in ${text} before ${ahead}`, () => {
      assert.equal(ahead.slice(0, closersBrought(text, ahead).count), brought);
    });
  }

  it('brings what is there, and ends in the text', () => {
    const piece = fc.constantFrom('a', '(', ')', '[', ']', '{', '}', '"', "'", '\\', ';', ' ');
    const text = fc.array(piece).map(all => all.join(''));
    fc.assert(
      fc.property(text, text, (said, ahead) => {
        const { count, end } = closersBrought(said, ahead);
        assert.ok(0 <= count && count <= ahead.length);
        assert.ok(count <= end && end <= said.length);
      }),
    );
  });
});

describe('isClosers', () => {
  const rows: readonly [ahead: string, closers: boolean][] = [
    [')', true],
    ['"]);', true],
    ['', false],
    ['x)', false],
    ['(', false],
  ];
  for (const [ahead, closers] of rows) {
    it(`is ${String(closers)} of ${JSON.stringify(ahead)}`, () => {
      assert.equal(isClosers(ahead), closers);
    });
  }
});
