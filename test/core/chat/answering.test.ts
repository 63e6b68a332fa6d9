import assert from 'node:assert/strict';
import { Answering } from '../../../src/core/chat/answering.js';
import { Conversation } from '../../../src/core/chat/conversation.js';
import { newSession } from '../../../src/core/chat/session.js';
import { PREFIX } from '../../../src/core/models/families.js';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { AT } from '../../support/chatSession.js';
import { HandClock } from '../../support/handClock.js';
import { installedModel, type Line, ScriptedRuntime } from '../../support/scriptedRuntime.js';

const SETTINGS = { model: '', systemPrompt: '', contextLength: 0, keepAlive: '' };

/** A conversation about one question, and who answers it; writing ends where it is let. */
function asking(line: Line, { question = 'Why?', written = Promise.resolve(true) } = {}) {
  const runtime = new ScriptedRuntime(line);
  runtime.models = [installedModel('llama3.2:3b', { capabilities: ['completion'] })];
  const answering = new Answering({
    runtime,
    families: { of: () => Promise.resolve(PREFIX) },
    wallTime: () => AT,
    log: () => undefined,
  });
  const sessions = { write: () => written };
  const conversation = new Conversation(newSession('s', AT), { sessions, clock: new HandClock() });
  conversation.tell({ kind: 'asked', at: AT, text: question, quotes: [], sources: [] });
  return { runtime, answering, conversation };
}

async function answered(
  line: Line,
  question = 'Why?',
  signal = new AbortController().signal,
  begun = '',
) {
  const { runtime, answering, conversation } = asking(line, { question });
  if (begun !== '') conversation.tell({ kind: 'said', text: begun });
  const pieces: string[] = [];
  const onPiece = (text: string): void => void pieces.push(text);
  const order = { settings: SETTINGS, onPiece, onWait: () => undefined };
  await answering.answer(conversation, order, signal);
  const answer = conversation.session.exchanges[0]?.answer;
  assert.ok(answer);
  return { answer, pieces, last: answering.last, runtime };
}

/** A promise, and what resolves it. */
function held<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>(given => (resolve = given));
  return { promise, resolve };
}

describe('Answering', () => {
  it('passes on what comes, and counts where the server does not', async () => {
    const { answer, pieces, last } = await answered(['Be', 'cause.']);
    assert.deepEqual(pieces, ['Be', 'cause.']);
    assert.deepEqual(
      [answer.text, answer.state, answer.model],
      ['Because.', 'done', 'llama3.2:3b'],
    );
    assert.equal(answer.usage.generatedTokens, 2);
    assert.ok(0 < answer.usage.promptTokens);
    assert.equal(last.outcome, 'The model answered.');
  });

  it('keeps what came before a fault, and says what helps', async () => {
    const { answer, last } = await answered(['Be', new ModelFault('busy', '')]);
    assert.deepEqual([answer.text, answer.state], ['Be', 'failed']);
    assert.match(answer.reason ?? '', /busy/);
    assert.match(answer.remedy ?? '', /Ask again/);
    assert.match(last.outcome, /no whole one/);
  });

  it('stops a model that says the same again and again, and says so', async () => {
    const { answer, pieces } = await answered(Array.from({ length: 900 }, () => 'So it is. '));
    assert.equal(answer.state, 'done');
    assert.match(answer.reason ?? '', /the same again and again/);
    assert.ok(pieces.length < 60, `${pieces.length} pieces`);
  });

  it('is stopped by its signal alone', async () => {
    const abort = new AbortController();
    abort.abort();
    const { answer, pieces } = await answered(['Be'], 'Why?', abort.signal);
    assert.deepEqual([answer.state, answer.text, pieces], ['stopped', '', []]);
  });

  it('looks for a model while a question is written down, and asks it once it is', async () => {
    const { promise: written, resolve: write } = held<boolean>();
    const { runtime, answering, conversation } = asking('So.', { written });
    const order = { settings: SETTINGS, onPiece: () => undefined, onWait: () => undefined };
    const over = answering.answer(conversation, order, new AbortController().signal);
    await new Promise(setImmediate);
    assert.deepEqual([runtime.looks, runtime.chats.length], [1, 0]);
    write(true);
    await over;
    assert.equal(runtime.chats.length, 1);
  });

  it('sends no question that is longer than the context', async () => {
    const { answer, runtime } = await answered('no', 'long '.repeat(9_000));
    assert.equal(answer.state, 'failed');
    assert.match(answer.reason ?? '', /longer than the context/);
    assert.deepEqual(runtime.chats, []);
  });

  it('says where there is no room to go on', async () => {
    const { answer } = await answered('no', 'Why?', undefined, 'So it is. '.repeat(3_000));
    assert.equal(answer.state, 'failed');
    assert.match(answer.reason ?? '', /no room for more/);
  });

  it('says where an answer ends with the context', async () => {
    const { answer } = await answered(Array.from({ length: 4_096 }, (_, at) => `${at} `));
    assert.equal(answer.state, 'done');
    assert.match(answer.reason ?? '', /ends where the context/);
  });
});
