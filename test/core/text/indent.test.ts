import assert from 'node:assert/strict';
import { indentColumns } from '../../../src/core/text/indent.js';

describe('indentColumns', () => {
  const rows: readonly [line: string, columns: number][] = [
    ['', 0],
    ['a  b', 0],
    ['  a', 2],
    ['\ta', 4],
    ['  \ta', 4],
    ['\t  a', 6],
  ];
  for (const [line, columns] of rows) {
    it(`is ${columns} of ${JSON.stringify(line)}`, () => {
      assert.equal(indentColumns(line), columns);
    });
  }
});
