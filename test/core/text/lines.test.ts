import assert from 'node:assert/strict';
import { lineBreakOf, lineEnd, linesOf, lineStart } from '../../../src/core/text/lines.js';

describe('the lines of a text', () => {
  const rows: readonly [text: string, offset: number, start: number, end: number][] = [
    ['', 0, 0, 0],
    ['\nab', 0, 0, 0],
    ['ab\ncd\n', 0, 0, 2],
    ['ab\ncd\n', 2, 0, 2],
    ['ab\ncd\n', 3, 3, 5],
    ['ab\ncd\n', 6, 6, 6],
    ['ab\r\ncd', 1, 0, 2],
    ['ab\r\ncd', 5, 4, 6],
    ['\r\nab', 0, 0, 0],
  ];
  for (const [text, offset, start, end] of rows) {
    it(`finds the edges at ${offset} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual([lineStart(text, offset), lineEnd(text, offset)], [start, end]);
    });
  }

  it('are without their breaks', () => {
    assert.deepEqual(linesOf('a\r\nb\n\nc'), ['a', 'b', '', 'c']);
  });

  it('tells which break most of them have', () => {
    assert.equal(lineBreakOf('a\r\nb\r\nc\n'), '\r\n');
    assert.equal(lineBreakOf('a\r\nb\nc\n'), '\n');
    assert.equal(lineBreakOf('a'), '\n');
  });
});
