import assert from 'node:assert/strict';
import { weightOf } from '../../../src/core/chat/weigh.js';
import { UNMEASURED } from '../../../src/core/models/tokenMeter.js';
import { quoteOf } from '../../support/chatSession.js';

const file = (lines: number) => quoteOf('a.ts', 'let total = 1;\n'.repeat(lines));

describe('the weight of a mention', () => {
  it('grows with what would be quoted', () => {
    const [one, two, both] = [[file(10)], [file(20)], [file(10), file(20)]].map(
      quotes => weightOf({ quotes, left: [] }, UNMEASURED).tokens,
    );
    assert.ok(one !== undefined && two !== undefined && 0 < one && one < two);
    assert.equal(both, one + two);
  });

  it('is nothing for what the conversation quotes already, as it is now', () => {
    const changed = quoteOf('a.ts', 'let other = 1;\n'.repeat(10));
    const rows = [file(10), changed].map(before =>
      weightOf({ quotes: [file(10)], left: [] }, UNMEASURED, [before]),
    );
    assert.deepEqual(
      rows.map(({ tokens, known }) => [0 < tokens, known]),
      [
        [false, true],
        [true, undefined],
      ],
    );
  });

  it('is nothing for what may not be quoted, and says why', () => {
    const left = [{ why: 'no text' }, { why: 'too long' }];
    assert.deepEqual(weightOf({ quotes: [], left }, UNMEASURED), { tokens: 0, left: 'no text' });
  });
});
