import assert from 'node:assert/strict';
import { ChatRequests } from '../../../src/core/chat/chatRequests.js';
import { type Exchange, newSession, type Quote } from '../../../src/core/chat/session.js';
import { SYSTEM_PROMPT } from '../../../src/core/chat/systemPrompt.js';
import { PREFIX } from '../../../src/core/models/families.js';
import { AT, exchange, quoteOf } from '../../support/chatSession.js';

const SETTINGS = { model: '', systemPrompt: '', contextLength: 0, keepAlive: '' };
const ANSWERER = { name: 'm', contextLength: 1024, echo: 1024, family: PREFIX };

function prepared(exchanges: readonly Exchange[], settings = SETTINGS) {
  return new ChatRequests().prepare({ ...newSession('s', AT), exchanges }, ANSWERER, settings);
}

describe('ChatRequests', () => {
  it('asks for as much as the context has room for', () => {
    const chat = prepared([exchange('Why?', '')]);
    assert.ok(chat);
    assert.equal(chat.request.maxTokens, 1024 - chat.tokens);
    assert.equal(chat.request.contextLength, 1024);
    assert.equal(chat.request.keepAlive, undefined);
    assert.deepEqual(chat.request.turns[0], { role: 'system', content: SYSTEM_PROMPT });
  });

  it('tells the model first what is set', () => {
    const chat = prepared([exchange('Why?', '')], { ...SETTINGS, systemPrompt: 'Arr.' });
    assert.equal(chat?.request.turns[0]?.content, 'Arr.');
  });

  it('names the files of all that it sends for the ledger', () => {
    const talk = [
      exchange('a', 'A', [quoteOf('a.ts', '1')]),
      exchange('b', '', [quoteOf('b.ts', '2')]),
    ];
    assert.deepEqual(prepared(talk)?.request.files, ['a.ts', 'b.ts']);
  });

  it('names no file that it left out', () => {
    const long = quoteOf('long.ts', `${'x'.repeat(9_000)}\n`);
    const chat = prepared([exchange('a', '', [long])]);
    assert.deepEqual(chat?.request.files, []);
    assert.deepEqual(
      chat.sources.map(({ uri, left }) => [uri, left]),
      [[long.uri, true]],
    );
  });

  it('says first what of the conversation is no longer in the prompt', () => {
    const long = 'So it is. '.repeat(150);
    const quotes = ['a.ts', 'b.ts', 'c.ts', 'd.ts'].map(name => quoteOf(name, 'x'.repeat(9_000)));
    const chat = prepared([exchange('a', long), exchange('b', long), exchange('c', '', quotes)]);
    const { why, left, uri, tokens } = chat?.sources[0] ?? {};
    assert.deepEqual([uri, left, chat?.sources.length], ['cove:earlier', true, 5]);
    assert.match(why ?? '', /the first 2 questions and their answers: no longer/);
    assert.ok(1_000 < (tokens ?? 0));
  });

  const CART = quoteOf('cart.ts', 'let cart = 1;\n');
  const LONG = quoteOf('long.ts', 'let line = 1;\n'.repeat(400));
  const PART = { ...LONG, whole: false, text: 'let line = 1;\n'.repeat(100) };
  const rows: readonly [
    does: string,
    before: Quote,
    now: Quote,
    question: string,
    again: boolean,
  ][] = [
    ['does not quote again what an earlier question quotes', CART, CART, 'And why?', false],
    ['quotes again what was changed', CART, { ...CART, text: 'let cart = 2;\n' }, 'And why?', true],
    ['quotes again what a command is about', CART, CART, '/explain', true],
    ['does not quote less of a long file again', PART, LONG, 'And why?', false],
    [
      'quotes a selection of what was quoted',
      CART,
      { ...CART, whole: false, text: 'let' },
      'And why?',
      true,
    ],
  ];
  for (const [does, before, now, question, again] of rows) {
    it(does, () => {
      const chat = prepared([exchange('Why?', 'So.', [before]), exchange(question, '', [now])]);
      assert.equal(chat?.quotes.length, again ? 1 : 0);
      const [source] = chat.sources;
      assert.equal(source?.uri, now.uri);
      assert.equal(source.why.includes('quoted before'), !again);
    });
  }

  it('quotes again what is dropped with an earlier question', () => {
    const long = 'So it is. '.repeat(150);
    const talk = [exchange('a', long, [CART]), exchange('b', long), exchange('c', '', [CART])];
    assert.deepEqual(prepared(talk)?.quotes, [CART]);
  });

  it('quotes less where an answer goes on, so that there is room for more of it', () => {
    const quote = quoteOf('a.ts', 'const a = 1;\n'.repeat(150));
    const answer = 'So it is. '.repeat(100);
    const [asked, more] = ['', answer].map(text => prepared([exchange('a', text, [quote])]));
    const quoted = (chat: typeof asked): number => chat?.quotes[0]?.text.length ?? 0;
    assert.ok(0 < quoted(more) && quoted(more) < quoted(asked));
    assert.deepEqual(more?.request.turns.at(-1), { role: 'assistant', content: answer });
  });

  it('has no request for a question that is too long by itself', () => {
    assert.equal(prepared([exchange('long '.repeat(2_000), '')]), undefined);
  });
});
