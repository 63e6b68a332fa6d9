import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LOOKED_AT_UNITS, saysItAgain } from '../../../src/core/chat/saysItAgain.js';

const SENTENCE = 'The cents are divided by 100, and the result is multiplied by 100. ';
const ROW = '| `name` | string | yes |\n';

describe('saysItAgain', () => {
  const rows: readonly [what: string, text: string, again: boolean][] = [
    ['a sentence seven times', `It is a price. ${SENTENCE.repeat(7)}`, true],
    ['a sentence seven times, and a part of it', `${SENTENCE.repeat(7)}The cents are`, true],
    ['a line of code without end', 'a = 1;\n'.repeat(80), true],
    ['a letter without end', 'a'.repeat(500), true],
    ['a paragraph six times', `${SENTENCE}${'So it is. '.repeat(20)}`.repeat(6), true],
    ['a sentence four times', SENTENCE.repeat(4), false],
    ['a sentence many times, and then another', `${SENTENCE.repeat(9)}That is all.`, false],
    ['a ruler', `# Title\n${'='.repeat(120)}\n`, false],
    [
      'rows that are alike',
      [1, 2, 3, 4, 5, 6, 7, 8].map(n => ROW.replace('name', `n${n}`)).join(''),
      false,
    ],
    ['nothing', '', false],
  ];
  for (const [what, text, again] of rows) {
    it(`${again ? 'is so of' : 'is not so of'} ${what}`, () => {
      assert.equal(saysItAgain(text), again);
    });
  }

  it('is so of whatever comes often enough, whatever stands before it', () => {
    const piece = fc.string({ minLength: 1, maxLength: 400, unit: 'binary' });
    fc.assert(
      fc.property(
        fc.string(),
        piece.filter(text => text.length <= 400),
        (before, again) => {
          assert.ok(saysItAgain(before + again.repeat(5 + Math.ceil(400 / again.length))));
        },
      ),
    );
  });

  it('is never so of numbers that count on', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), start => {
        const lines = Array.from({ length: 200 }, (_, at) => `${start + at}\n`);
        assert.equal(saysItAgain(lines.join('')), false);
      }),
    );
  });

  it('needs no more of a text than its end', () => {
    const piece = fc.string({ minLength: 1, maxLength: 450 });
    fc.assert(
      fc.property(piece, piece, fc.nat({ max: 9 }), (start, again, times) => {
        const text = start + again.repeat(times);
        assert.equal(saysItAgain(text.slice(-LOOKED_AT_UNITS)), saysItAgain(text));
      }),
    );
  });
});
