import assert from 'node:assert/strict';
import { isShort } from '../../src/client/isShort.js';

/** From line and character to line and character. */
type Ends = readonly [number, number, number, number];

const ROWS: readonly [what: string, ends: Ends, is: boolean][] = [
  ['a cursor', [3, 4, 3, 4], false],
  ['a word', [3, 4, 3, 9], true],
  ['a line with its end', [3, 0, 4, 0], true],
  ['two lines', [3, 0, 4, 8], true],
  ['two lines with their ends', [3, 0, 5, 0], true],
  ['a letter of a third line', [3, 0, 5, 1], false],
  ['a function', [3, 0, 20, 1], false],
];

describe('what is short enough to be explained at the code', () => {
  for (const [what, [line, character, lastLine, last], is] of ROWS) {
    it(`is ${is ? '' : 'not '}${what}`, () => {
      const end = { line: lastLine, character: last };
      assert.equal(isShort({ start: { line, character }, end }), is);
    });
  }
});
