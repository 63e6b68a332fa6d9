import assert from 'node:assert/strict';
import { isRunning, lastAt, newSession } from '../../../src/core/chat/session.js';
import { AT, replayed } from '../../support/chatSession.js';

describe('a chat session', () => {
  it('knows whether it runs, and when something happened last', () => {
    assert.equal(isRunning(replayed('? a')), true);
    assert.equal(isRunning(replayed('? a\n.')), false);
    assert.equal(lastAt(newSession('s', 'then')), 'then');
    assert.equal(lastAt(replayed('? a')), AT);
  });
});
