import assert from 'node:assert/strict';
import { beforeOf, compared, comparedSoFar, type Piece } from '../../../src/core/review/pieces.js';

/** `=`, `>` for ahead, or what goes and what comes. */
function drawn(pieces: readonly Piece[]): readonly string[] {
  return pieces.map(({ before, after, choice }) => {
    if (choice === 'pending') return `-${before}+${after}`;
    return `${choice === 'ahead' ? '>' : '='}${before}`;
  });
}

describe('the pieces of two texts', () => {
  const rows: readonly {
    readonly does: string;
    readonly before: string;
    readonly after: string;
    readonly whole: readonly string[];
    readonly soFar: readonly string[];
  }[] = [
    {
      does: 'are one where nothing differs',
      before: 'a\nb\n',
      after: 'a\nb\n',
      whole: ['=a\nb\n'],
      soFar: ['=a\nb\n'],
    },
    {
      does: 'end with what is not written yet',
      before: 'a\nb\nc\n',
      after: 'a\nX\n',
      whole: ['=a\n', '-b\nc\n+X\n'],
      soFar: ['=a\n', '-+X\n', '>b\nc\n'],
    },
    {
      does: 'show what is removed once a line behind it is written',
      before: 'a\nb\nc\nd\n',
      after: 'a\nX\nc\n',
      whole: ['=a\n', '-b\n+X\n', '=c\n', '-d\n+'],
      soFar: ['=a\n', '-b\n+X\n', '=c\n', '>d\n'],
    },
    {
      does: 'are all ahead where nothing is written',
      before: 'a\n',
      after: '',
      whole: ['-a\n+'],
      soFar: ['>a\n'],
    },
  ];
  for (const { does, before, after, whole, soFar } of rows) {
    it(does, () => {
      assert.deepEqual(drawn(compared(before, after)), whole);
      assert.deepEqual(drawn(comparedSoFar(before, after)), soFar);
      assert.equal(beforeOf(comparedSoFar(before, after)), before);
    });
  }
});
