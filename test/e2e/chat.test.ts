import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { CHAT_MODEL } from '../support/chatting.js';
import type { EditorPage } from '../support/editorPage.js';
import { ScriptedOllama } from '../support/scriptedOllama.js';
import { until } from '../support/until.js';
import { wholeAnswer } from '../support/wholeAnswer.js';
import { askAt, openPlayground, runningOllama } from './stage.js';

/** An editor gathers what extensions want to be kept before it writes. */
const KEPT_MS = 5_000;

describe('the chat', () => {
  let window: EditorPage;

  before(async () => {
    window = await openPlayground();
    await window.open('cart.ts', 'export function totalOf');
    await window.statusIs(/Ready/);
  });

  after(() => window.close());

  it('answers a question about the open file, and keeps the conversation', async () => {
    await window.run('Cove: Open Chat');
    const chat = window.chat();
    const composer = chat.locator('.composer textarea');
    await composer.waitFor();
    await window.shoot('chat-empty');
    await composer.fill('What does totalOf do? Answer in one sentence.');
    await composer.press('Enter');
    const answer = await wholeAnswer(chat);
    await window.shoot('chat-answered');
    assert.match(answer, /total|cart|price|line/i);

    // The editor writes down a little later which conversation was shown.
    await pause(KEPT_MS);
    await window.page.reload();
    await window.statusIs(/Ready/);
    await window.run('Cove: Open Chat');
    const again = await until('the conversation after a reload', async () => {
      const answers = window.chat().locator('.answer');
      return (await answers.count()) === 0 ? false : answers.last().innerText();
    });
    assert.equal(again, answer);
    // The chat takes the focus when it is opened, and would take it from what is opened after it.
    await window.chat().locator('.composer textarea:focus').waitFor();
    await window.shoot('chat-reloaded');
  });

  it('takes a file by a part of its name, and the model reads it', async () => {
    await window.run('Cove: New Chat');
    const chat = window.chat();
    const composer = chat.locator('.composer textarea');
    await composer.waitFor();
    await composer.pressSequentially('Name one function of @crt.g');
    await chat.getByRole('option', { name: 'cart.go' }).waitFor();
    await window.shoot('chat-word');
    await composer.press('Enter');
    await chat.locator('.chip', { hasText: 'cart.go' }).waitFor();
    await composer.press('Enter');
    const sources = chat.locator('.sources').last();
    await until('what the model read', async () => {
      return (await sources.count()) === 0
        ? false
        : (await sources.innerText()).includes('cart.go');
    });
    await window.shoot('chat-word-answered');
  });

  it('finds commands and recent files by their signs, and no file that no model may see', async () => {
    await window.run('Cove: New Chat');
    const chat = window.chat();
    const composer = chat.locator('.composer textarea');
    await composer.fill('');
    await composer.pressSequentially('#');
    await chat.getByRole('option', { name: 'cart.ts' }).waitFor();
    await composer.fill('');
    await composer.pressSequentially('/');
    await chat.getByRole('option', { name: '/clear' }).waitFor();
    await composer.fill('');
    await composer.pressSequentially('@env');
    await window.shoot('chat-word-secret');
    assert.equal(await chat.getByRole('option', { name: '.env' }).count(), 0);
    await composer.fill('');
  });

  it('takes what is typed once a new conversation was begun by its button', async () => {
    const chat = window.chat();
    await chat.getByRole('button', { name: 'New conversation' }).click();
    await chat.locator('.composer textarea:focus').waitFor();
  });

  it('keeps the answer that another took the place of, and has the model answer that is chosen', async () => {
    await window.run('Cove: New Chat');
    const chat = window.chat();
    const composer = chat.locator('.composer textarea');
    await composer.waitFor();
    await composer.fill('Name three colors, and nothing else.');
    await composer.press('Enter');
    const first = await wholeAnswer(chat);
    await chat.getByRole('button', { name: 'Answer this question again' }).click();
    await chat.getByRole('group', { name: 'Answer 2 of 2' }).waitFor();
    await window.shoot('chat-answered-again');
    await chat.getByRole('button', { name: 'Earlier answer' }).click();
    await chat.getByRole('group', { name: 'Answer 1 of 2' }).waitFor();
    assert.equal(await wholeAnswer(chat), first);
    await chat.getByRole('button', { name: /^Model: / }).click();
    const row = window.page.locator('.quick-input-list .monaco-list-row', { hasText: /qwen/ });
    await row.first().waitFor();
    await window.shoot('chat-models');
    await row.first().click();
    await chat.getByRole('button', { name: /^Model: qwen\S*\. Choose/ }).waitFor();
    await chat.locator('.composer textarea:focus').waitFor();
    await window.shoot('chat-model-chosen');
  });

  it('goes on with an answer in whose middle the window was read anew, and asks otherwise', async () => {
    const slow = { does: 'dawdle', text: counted(300), tokenMs: 100 } as const;
    const answers = [slow, ' and all the others.', 'Blue.'];
    const ollama = await ScriptedOllama.start({ models: [CHAT_MODEL], answers });
    await askAt(ollama.url);
    try {
      await window.run('Cove: New Chat');
      const composer = window.chat().locator('.composer textarea');
      await composer.fill('Count.');
      await composer.press('Enter');
      await ollama.arrived('/api/chat');
      await pause(KEPT_MS);
      await window.page.reload();
      await window.statusIs(/Ready/);
      await window.run('Cove: Open Chat');
      const chat = window.chat();
      // The server was told to stop, or was gone before it was.
      await chat.getByText(/^Stopped\./).waitFor();
      const kept = await chat.locator('.answer').last().innerText();
      assert.match(kept, /^0 1 2 3/);
      await chat.getByRole('button', { name: 'Continue' }).click();
      await chat.getByText(/and all the others\.$/).waitFor();
      const whole = await wholeAnswer(chat);
      assert.equal(whole, `${kept} and all the others.`);
      await window.shoot('chat-continued');

      await chat.getByRole('button', { name: 'Edit this question' }).click();
      await chat.locator('.question-box').fill('Name a color.');
      await chat.locator('.question-box').press('Enter');
      await chat.getByRole('group', { name: 'Question 2 of 2' }).waitFor();
      await chat.getByText('Blue.').waitFor();
      assert.equal(await wholeAnswer(chat), 'Blue.');
      await window.shoot('chat-asked-otherwise');
      await chat.getByRole('button', { name: 'Earlier question' }).click();
      await chat.getByRole('group', { name: 'Question 1 of 2' }).waitFor();
      await chat.getByText(/and all the others\.$/).waitFor();
      assert.equal(await wholeAnswer(chat), whole);
    } finally {
      await askAt(runningOllama().url);
      await ollama.stop();
    }
  });

  it('moves to a tab, which knows the file beside it and comes back with the window', async () => {
    const answer = await wholeAnswer(window.chat());
    const tab = window.page.locator('.tab.active', { hasText: 'Cove: Chat' });
    await window.run('View: Toggle Primary Side Bar Visibility');
    await window.run('Cove: Show Chat in an Editor Tab');
    await tab.waitFor();
    await window.chat().locator('.composer textarea:focus').waitFor();
    await window.chat().locator('.chip', { hasText: 'cart.ts' }).waitFor();
    assert.equal(await wholeAnswer(window.chat()), answer);
    await window.shoot('chat-in-a-tab');
    // The browser's own reload can come before the editor has kept what is open where.
    const read = window.page.waitForEvent('load');
    await window.run('Developer: Reload Window');
    await read;
    await tab.waitFor();
    assert.equal(await wholeAnswer(window.chat()), answer);
  });
});

/** Numbers from 0 on, each a token. */
function counted(to: number): string {
  return Array.from({ length: to }, (_, number) => `${number === 0 ? '' : ' '}${number}`).join('');
}
