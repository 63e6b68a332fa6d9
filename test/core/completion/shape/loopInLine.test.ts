import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loopInLine } from '../../../../src/core/completion/shape/loopInLine.js';

describe('loopInLine', () => {
  const rows: readonly [line: string, kept: string][] = [
    ['[a, a, a, a, a', '[a'],
    ['[a, a, a, a', '[a, a, a, a'],
    ['the cat and the cat and the cat and the cat and the cat and', 'the cat and'],
    ['[0, 0, 0, 0, 0, 0, 0, 0]', '[0, 0, 0, 0, 0, 0, 0, 0]'],
    [`[${'0, '.repeat(99)}`, '[0'],
    [`[${'0x00, '.repeat(16)}`, `[${'0x00, '.repeat(16)}`],
    [`[${'None, '.repeat(16)}`, `[${'None, '.repeat(16)}`],
    [`(${'?, '.repeat(20)}`, `(${'?, '.repeat(20)}`],
    [`"${'\\x00'.repeat(16)}"`, `"${'\\x00'.repeat(16)}"`],
    ['-'.repeat(80), '-'.repeat(80)],
    ['-'.repeat(200), ''],
    ['f'.repeat(40), 'f'.repeat(40)],
    ['f'.repeat(99), 'f'],
    [' '.repeat(99), ' '.repeat(99)],
    ['', ''],
    ['abc', 'abc'],
  ];
  for (const [line, kept] of rows) {
    it(`leaves ${JSON.stringify(kept)} of ${JSON.stringify(line)}`, () => {
      assert.equal(line.slice(0, loopInLine(line)), kept);
    });
  }

  it('finds every piece of letters that comes too often', () => {
    const piece = fc.stringMatching(/^[a-z]{1,8}, $/);
    fc.assert(
      fc.property(piece, fc.integer({ min: 5, max: 99 }), (each, times) => {
        assert.equal(loopInLine(`(${each.repeat(times)}`), each.length - 1);
      }),
    );
  });
});
