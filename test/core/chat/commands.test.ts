import assert from 'node:assert/strict';
import { commandIn, COMMANDS, doingFor, spelledOut } from '../../../src/core/chat/commands.js';
import { questionText } from '../../../src/core/chat/questionText.js';
import { quoteOf } from '../../support/chatSession.js';
import { golden } from '../../support/golden.js';

describe('commands', () => {
  const rows: readonly [text: string, is: string | undefined][] = [
    ['/explain', 'explain|'],
    ['/fix the loop\n  in it ', 'fix|the loop\n  in it'],
    ['  /commit', 'commit|'],
    ['/explain briefly', 'explain|'],
    ['/explain briefly\n@cart.ts 3', 'explain|@cart.ts 3'],
    ['/explain brieflyness', 'explain|brieflyness'],
    ['/fix briefly', 'fix|briefly'],
    ['/explainer', undefined],
    ['/Explain', undefined],
    ['/constructor', undefined],
    ['/clear', undefined],
    ['explain', undefined],
    ['What does /fix do?', undefined],
    ['/usr/bin/env is what?', undefined],
  ];
  for (const [text, is] of rows) {
    it(`${is === undefined ? 'leave' : 'take'} ${JSON.stringify(text)}`, () => {
      const found = commandIn(text);
      assert.equal(found && `${found.name}|${found.rest}`, is);
      if (is === undefined) assert.equal(spelledOut(text), text);
    });
  }

  const doings: readonly [text: string, doing: string][] = [
    ['/explain briefly @cart.ts 3', 'Explaining.'],
    ['/explain @cart.ts 3', 'Answering in the chat.'],
    ['Why?', 'Answering in the chat.'],
  ];
  for (const [text, doing] of doings) {
    it(`tell while a model answers ${JSON.stringify(text)}: ${doing}`, () => {
      assert.equal(doingFor(text), doing);
    });
  }

  it('say to a model what they mean, with what a person adds', () => {
    const quotes = [quoteOf('cart.ts', 'export const total = 0;\n')];
    const says: Readonly<Record<string, string>> = {
      fix: '/fix the total',
      'explain briefly': '/explain briefly @cart.ts 1',
    };
    const asked = [...Object.keys(COMMANDS), 'explain briefly'].map(name =>
      questionText({ quotes, text: says[name] ?? `/${name}` }),
    );
    golden('chat/commands.md', `${asked.join('\n\n----\n\n')}\n`);
  });
});
