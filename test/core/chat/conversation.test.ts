import assert from 'node:assert/strict';
import { Conversation } from '../../../src/core/chat/conversation.js';
import { newSession, type Session, type SessionEvent } from '../../../src/core/chat/session.js';
import { AT } from '../../support/chatSession.js';
import { HandClock } from '../../support/handClock.js';

const ASKED: SessionEvent = { kind: 'asked', at: AT, text: 'Why?', quotes: [], sources: [] };

/** A conversation, and the answers that were written, one for each time that it was. */
function conversing(write?: (session: Session) => Promise<boolean>) {
  const clock = new HandClock();
  const written: string[] = [];
  const sessions = {
    write: (session: Session) => {
      written.push(session.exchanges[0]?.answer.text ?? '');
      return write ? write(session) : Promise.resolve(true);
    },
  };
  const conversation = new Conversation(newSession('s', AT), { sessions, clock });
  conversation.tell(ASKED);
  return { clock, conversation, written };
}

describe('Conversation', () => {
  it('writes what streams at least each second, and not each piece', async () => {
    const { clock, conversation, written } = conversing();
    for (const text of ['a', 'b', 'c']) conversation.tell({ kind: 'said', text });
    assert.deepEqual(written, []);
    await clock.advance(1_000);
    assert.deepEqual(written, ['abc']);
    conversation.tell({ kind: 'said', text: 'd' });
    await clock.advance(1_000);
    assert.deepEqual(written, ['abc', 'abcd']);
  });

  it('writes nothing more once it is closed', async () => {
    const { clock, conversation, written } = conversing();
    conversation.tell({ kind: 'said', text: 'a' });
    await conversation.close();
    await clock.advance(5_000);
    assert.deepEqual(written, ['a']);
  });

  it('ends its answer and writes nothing once it is dropped', async () => {
    const { clock, conversation, written } = conversing();
    conversation.tell({ kind: 'said', text: 'a' });
    await conversation.drop();
    await conversation.close();
    await clock.advance(5_000);
    assert.deepEqual(written, []);
    assert.equal(conversation.signal.aborted, true);
  });

  it('ends its answer and writes nothing once another process deleted it', async () => {
    const { clock, conversation, written } = conversing(() => Promise.resolve(false));
    await conversation.keep();
    assert.deepEqual([conversation.signal.aborted, conversation.isDropped], [true, true]);
    conversation.tell({ kind: 'said', text: 'a' });
    await clock.advance(5_000);
    await conversation.close();
    assert.deepEqual(written, ['']);
  });

  it('knows whether it is kept', async () => {
    const { conversation } = conversing(() => Promise.reject(new Error('disk full')));
    await conversation.keep();
    assert.equal(conversation.isKept, false);
    assert.equal(conversation.session.exchanges.length, 1);
  });
});
