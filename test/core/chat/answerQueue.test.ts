import assert from 'node:assert/strict';
import { AnswerQueue } from '../../../src/core/chat/answerQueue.js';
import { settled } from '../../support/talking.js';

const NEVER = new AbortController().signal;

/** A queue, and what happens to those who stand in it. */
function queueing() {
  const queue = new AnswerQueue();
  const events: string[] = [];
  const leaves = new Map<string, () => void>();
  const enter = async (session: string, model = 'qwen', signal = NEVER): Promise<void> => {
    const asker = { session, title: session };
    const onWait = (ahead: { readonly title: string }): void => {
      events.push(`${session} waits for ${ahead.title}`);
    };
    try {
      leaves.set(session, await queue.turnOf({ model, asker, onWait }, signal));
      events.push(`${session} begins`);
    } catch {
      events.push(`${session} goes`);
    }
  };
  const leave = async (session: string): Promise<void> => {
    leaves.get(session)?.();
    await settled();
  };
  return { events, enter, leave };
}

describe('the queue of answers', () => {
  it('lets one after the other begin, as they came, and tells whom they wait for', async () => {
    const { events, enter, leave } = queueing();
    for (const name of ['a', 'b', 'c']) void enter(name);
    await settled();
    await leave('a');
    await leave('b');
    assert.deepEqual(events, [
      ...['b waits for a', 'c waits for a', 'a begins'],
      ...['c waits for b', 'b begins', 'c begins'],
    ]);
  });

  it('has nobody wait for another model', async () => {
    const { events, enter } = queueing();
    await enter('a');
    await enter('b', 'llama');
    assert.deepEqual(events, ['a begins', 'b begins']);
  });

  it('passes over who was stopped while they waited', async () => {
    const { events, enter, leave } = queueing();
    const stop = new AbortController();
    await enter('a');
    void enter('b', 'qwen', stop.signal);
    void enter('c');
    stop.abort();
    await settled();
    await leave('a');
    assert.deepEqual(events.slice(-2), ['b goes', 'c begins']);
  });
});
