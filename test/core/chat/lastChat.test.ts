import assert from 'node:assert/strict';
import { filesIn, lastChatOf } from '../../../src/core/chat/lastChat.js';
import type { ChatRequest } from '../../../src/core/models/modelRuntime.js';
import { chatBody } from '../../../src/core/models/requestBodies.js';
import { quoteOf } from '../../support/chatSession.js';

const REQUEST: ChatRequest = {
  model: 'm',
  turns: [
    { role: 'system', content: 'Help.' },
    { role: 'user', content: 'Why?' },
  ],
  maxTokens: 9,
  stop: [],
  temperature: 0,
  contextLength: 4096,
  keepAlive: undefined,
  purpose: 'chat',
  files: [],
};

describe('lastChatOf', () => {
  it('shows the turns and options that are sent, and what is quoted', () => {
    const { uri, range } = quoteOf('a.ts', '');
    const quoted = { uri, range, why: 'mentioned', tokens: 1 };
    const left = { ...quoted, left: true } as const;
    const { prompt, model, options, sources } = lastChatOf(REQUEST, { ...chatBody(REQUEST) }, [
      quoted,
      left,
    ]);
    assert.deepEqual([prompt, model], ['system: Help.\nuser: Why?\n', 'm']);
    assert.deepEqual(options['options'], {
      num_ctx: 4096,
      num_predict: 9,
      repeat_penalty: 1,
      stop: [],
      temperature: 0,
    });
    assert.deepEqual(sources, [quoted]);
  });
});

describe('filesIn', () => {
  it('names each file once', () => {
    const quotes = [quoteOf('a.ts', '1'), quoteOf('b.ts', '2'), quoteOf('a.ts', '3')];
    assert.deepEqual(filesIn(quotes), ['a.ts', 'b.ts']);
  });
});
