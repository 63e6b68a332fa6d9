import assert from 'node:assert/strict';
import { EARLIER_URI, leftSources } from '../../../src/core/chat/leftSources.js';

describe('leftSources', () => {
  it('are what could not be quoted, and nothing of the conversation', () => {
    const read = { uri: 'file:///a.ts', why: 'mentioned', tokens: 9 };
    const secret = { uri: 'file:///.env', why: 'excluded', tokens: 0, left: true } as const;
    const earlier = { uri: EARLIER_URI, why: 'no longer', tokens: 9, left: true } as const;
    assert.deepEqual(leftSources([earlier, read, secret]), [secret]);
  });
});
