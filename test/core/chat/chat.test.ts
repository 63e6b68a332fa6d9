import assert from 'node:assert/strict';
import { untilAborted } from '../../../src/core/base/untilAborted.js';
import { Chat, type ChatOrder } from '../../../src/core/chat/chat.js';
import { rowOf } from '../../../src/core/chat/rowOf.js';
import type { Session } from '../../../src/core/chat/session.js';
import type { Sessions } from '../../../src/core/chat/sessions.js';
import { PREFIX } from '../../../src/core/models/families.js';
import { AT, quoteOf, replayed } from '../../support/chatSession.js';
import { HandClock } from '../../support/handClock.js';
import { installedModel, type Line, ScriptedRuntime } from '../../support/scriptedRuntime.js';

const NEVER = new AbortController().signal;

/** A chat whose sessions lie in a map; writing fails where it is full. */
function chatWith({ lines = [], full = false }: { lines?: readonly Line[]; full?: boolean } = {}) {
  const kept = new Map<string, Session>();
  const sessions: Sessions = {
    read: id => Promise.resolve(kept.get(id)),
    write: session => {
      if (full) return Promise.reject(new Error('disk full'));
      kept.set(session.id, session);
      return Promise.resolve(true);
    },
    remove: id => Promise.resolve(kept.delete(id)),
    rows: () => Promise.resolve([...kept.values()].map(rowOf)),
  };
  const runtime = new ScriptedRuntime(...lines);
  runtime.models = [installedModel('llama3.2:3b', { capabilities: ['completion'] })];
  const work: string[] = [];
  const chat = new Chat({
    runtime,
    families: { of: () => Promise.resolve(PREFIX) },
    sessions,
    clock: new HandClock(),
    wallTime: () => AT,
    newId: () => `new-${kept.size}`,
    onWork: says => {
      work.push(says);
      return () => work.push('over');
    },
    log: () => undefined,
  });
  return { chat, kept, work, runtime };
}

function order(text: string, rest: Partial<ChatOrder> = {}): ChatOrder {
  return {
    session: undefined,
    text,
    instead: undefined,
    gathered: { quotes: [], left: [] },
    tuning: {},
    settings: { model: '', systemPrompt: '', contextLength: 0, keepAlive: '' },
    onPiece: () => undefined,
    onBegun: () => undefined,
    onWait: () => undefined,
    ...rest,
  };
}

describe('Chat', () => {
  it('opens a session, goes on with it, and tells what it does while it does it', async () => {
    const { chat, kept, work } = chatWith({ lines: ['One.', 'Two.'] });
    const { session } = await chat.send(order('First?'), NEVER);
    const gathered = { quotes: [quoteOf('a.ts', 'quoted();')], left: [] };
    const second = order('/explain briefly @a.ts', { session, gathered });
    const { answer } = await chat.send(second, NEVER);
    assert.equal(answer.text, 'Two.');
    assert.equal(kept.get(session)?.exchanges.length, 2);
    assert.deepEqual(work, ['Answering in the chat.', 'over', 'Explaining.', 'over']);
  });

  it('keeps a question before it is asked of anybody', async () => {
    const { chat, kept, runtime } = chatWith({ lines: ['One.'] });
    let asked: string | undefined;
    runtime.beforePiece = () => {
      asked = kept.get('new-0')?.exchanges[0]?.question.text;
      return Promise.resolve();
    };
    await chat.send(order('First?'), NEVER);
    assert.equal(asked, 'First?');
  });

  it('tells where it cannot keep what it says', async () => {
    const { chat } = chatWith({ lines: ['One.'], full: true });
    const { answer } = await chat.send(order('First?'), NEVER);
    assert.deepEqual([answer.text, answer.state], ['One.', 'done']);
    assert.match(answer.reason ?? '', /cannot be kept/);
  });

  it('asks once more with what was quoted, and keeps both answers', async () => {
    const { chat, kept, runtime } = chatWith({ lines: ['One.', 'Two.'] });
    const gathered = { quotes: [quoteOf('a.ts', 'quoted();')], left: [] };
    const { session } = await chat.send(order('Why?', { gathered }), NEVER);
    const { answer } = await chat.again({ ...order(''), session, at: 0 }, NEVER);
    assert.equal(answer.text, 'Two.');
    assert.match(runtime.chats.at(-1)?.turns.at(-1)?.content ?? '', /quoted\(\);[^]*Why\?$/);
    const { exchanges, branches } = kept.get(session) ?? {};
    assert.deepEqual([exchanges?.length, branches?.length], [1, 1]);
  });

  it('goes on with an answer where it ended', async () => {
    const { chat, kept, runtime } = chatWith({ lines: [' is all.'] });
    kept.set('s', replayed('? Why?\n+ This\nx'));
    const { answer } = await chat.goOn({ ...order(''), session: 's' }, NEVER);
    assert.deepEqual([answer.text, answer.state], ['This is all.', 'done']);
    assert.deepEqual(runtime.chats.at(-1)?.turns.at(-1), { role: 'assistant', content: 'This' });
  });

  it('shows another take, and goes on from there', async () => {
    const { chat } = chatWith({ lines: ['One.', 'Two.', 'Three.'] });
    const { session } = await chat.send(order('A?'), NEVER);
    await chat.send(order('B?', { session, instead: 0 }), NEVER);
    const chosen = await chat.choose(session, { at: 0, of: 'question', take: 1 });
    assert.equal(chosen?.exchanges[0]?.answer.text, 'One.');
    await chat.send(order('C?', { session }), NEVER);
    const texts = (await chat.get(session))?.exchanges.map(({ answer }) => answer.text);
    assert.deepEqual(texts, ['One.', 'Three.']);
  });

  it('asks the model of a session, and tells it what is told there', async () => {
    const { chat, runtime } = chatWith({ lines: ['One.', 'Two.'] });
    runtime.models = [
      ...runtime.models,
      installedModel('other:1b', { capabilities: ['completion'] }),
    ];
    const tuning = { model: 'other:1b', systemPrompt: 'Rhyme.' };
    const { session } = await chat.send(order('A?', { tuning }), NEVER);
    await chat.send(order('B?', { session }), NEVER);
    assert.deepEqual(
      runtime.chats.map(({ model, turns }) => [model, turns[0]?.content]),
      [
        ['other:1b', 'Rhyme.'],
        ['other:1b', 'Rhyme.'],
      ],
    );
    assert.equal(await chat.tune(session, { model: '' }), true);
    assert.equal((await chat.get(session))?.model, '');
    assert.equal(await chat.tune('gone', {}), false);
  });

  it('refuses what cannot be done, and asks nobody', async () => {
    const { chat, kept, runtime } = chatWith({ lines: ['One.'] });
    kept.set('s', replayed('? Why?\nx'));
    const refused = [
      await chat.send(order('/explain'), NEVER),
      await chat.again({ ...order(''), session: 'gone', at: 0 }, NEVER),
      await chat.again({ ...order(''), session: 's', at: 1 }, NEVER),
      await chat.goOn({ ...order(''), session: 'gone' }, NEVER),
      await chat.goOn({ ...order(''), session: 's' }, NEVER),
    ];
    assert.deepEqual(
      refused.map(({ answer }) => answer.reason),
      [
        'There is no code to act on.',
        'This chat, or what is asked again in it, is not there any more.',
        'This chat, or what is asked again in it, is not there any more.',
        'This chat, or what is asked again in it, is not there any more.',
        'There is no answer here to go on with.',
      ],
    );
    assert.equal(runtime.chats.length, 0);
    assert.equal(await chat.choose('gone', { at: 0, of: 'answer', take: 1 }), undefined);
  });

  it('finds chats by what was said in them', async () => {
    const { chat, kept } = chatWith();
    kept.set('s', replayed('? Why is the ledger empty?\n.'));
    assert.equal((await chat.list('LEDGER why')).length, 1);
    assert.equal((await chat.list('window')).length, 0);
    assert.equal((await chat.list(' ')).length, 1);
  });

  it('begins anew where a session is gone', async () => {
    const { chat } = chatWith({ lines: ['One.'] });
    const { session, answer } = await chat.send(order('First?', { session: 'gone' }), NEVER);
    assert.deepEqual([session, answer.state], ['new-0', 'done']);
  });

  it('takes an answer that runs nowhere for one that was cut off, and goes on', async () => {
    const { chat, kept } = chatWith({ lines: ['One.'] });
    kept.set('s', replayed('? Why?\n+ Be'));
    const answer = (await chat.get('s'))?.exchanges[0]?.answer;
    assert.deepEqual([answer?.state, answer?.text], ['stopped', 'Be']);
    const { answer: next } = await chat.send(order('And?', { session: 's' }), NEVER);
    assert.equal(next.state, 'done');
  });

  it('refuses a question where no more fits into its session', async () => {
    const { chat, kept } = chatWith({ lines: ['One.'] });
    kept.set('s', replayed(`? ${'long '.repeat(1 << 20)}\n.`));
    const { answer } = await chat.send(order('And?', { session: 's' }), NEVER);
    assert.equal(answer.state, 'failed');
    assert.match(answer.reason ?? '', /as long as it can be/);
    assert.equal(kept.get('s')?.exchanges.length, 1);
  });

  it('tells what was left of the mentions also where no model answers', async () => {
    const { chat, runtime } = chatWith();
    runtime.models = [];
    const left = { uri: 'file:///.env', why: 'kept out', tokens: 0, left: true } as const;
    const gathered = { quotes: [quoteOf('a.ts', 'x')], left: [left] };
    const { answer } = await chat.send(order('Why?', { gathered }), NEVER);
    assert.deepEqual([answer.state, answer.sources], ['failed', [left]]);
  });

  it('stops and keeps what comes when it is closed', async () => {
    const { chat, kept, runtime } = chatWith({ lines: [['Be', 'cause.']] });
    const never = new Promise<void>(() => undefined);
    let pieces = 0;
    const asked = new Promise<void>(resolve => {
      runtime.beforePiece = signal => {
        pieces += 1;
        if (pieces === 1) return Promise.resolve();
        resolve();
        return untilAborted(never, signal);
      };
    });
    const reply = chat.send(order('Why?'), NEVER);
    await asked;
    await chat.close();
    assert.equal(kept.get('new-0')?.exchanges[0]?.answer.text, 'Be');
    assert.equal((await reply).answer.state, 'stopped');
  });

  it('renames and deletes what is there, and nothing else', async () => {
    const { chat, kept } = chatWith();
    kept.set('s', replayed('? Why?\n.'));
    assert.equal(await chat.rename('s', 'Mine'), true);
    assert.deepEqual((await chat.list())[0]?.title, 'Mine');
    assert.equal(await chat.rename('gone', 'Mine'), false);
    assert.equal(await chat.delete('s'), true);
    assert.equal(await chat.delete('s'), false);
    assert.deepEqual(await chat.list(), []);
  });
});
