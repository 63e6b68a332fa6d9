import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesIn } from '../../../src/core/text/linesIn.js';

describe('linesIn', () => {
  it('finds the lines where they are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '😀') });
    fc.assert(
      fc.property(text, each => {
        const lines = linesIn(each);
        assert.equal(lines.map(line => line.text).join('\n'), each);
        for (const { text: line, start, end } of lines) assert.equal(each.slice(start, end), line);
      }),
    );
  });
});
