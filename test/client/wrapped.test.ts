import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wrapped } from '../../src/client/wrapped.js';

const COLUMNS_MAX = 20;

const words = fc
  .array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 })
  .map(each => each.join(' '));

describe('a line that is wrapped', () => {
  it('has all its words in order, and is as wide as it may be or has one word alone', () => {
    fc.assert(
      fc.property(words, line => {
        const rows = wrapped(line, '', COLUMNS_MAX);
        assert.equal(rows.join(' '), line);
        for (const row of rows) assert.ok(row.length <= COLUMNS_MAX || !row.includes(' '), row);
      }),
    );
  });

  it('keeps what stands before its first word, and begins what follows as is wanted', () => {
    assert.deepEqual(wrapped('  - one two three four', '    ', COLUMNS_MAX), [
      '  - one two three',
      '    four',
    ]);
  });
});
