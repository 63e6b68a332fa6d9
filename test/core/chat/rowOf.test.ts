import assert from 'node:assert/strict';
import { rowOf } from '../../../src/core/chat/rowOf.js';
import { AT, replayed } from '../../support/chatSession.js';

describe('rowOf', () => {
  it('counts questions and answers', () => {
    const row = { session: 's', title: 'Why?', at: AT, messages: 4 };
    assert.deepEqual(rowOf(replayed('? Why?\n+ So.\n.\n? How?\n.')), row);
  });
});
