import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { EditorPage } from '../support/editorPage.js';
import { until } from '../support/until.js';
import { wholeAnswer } from '../support/wholeAnswer.js';
import { openPlayground } from './stage.js';

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
    await chat.getByRole('button', { name: /^Model: qwen/ }).waitFor();
    await chat.locator('.composer textarea:focus').waitFor();
    await window.shoot('chat-model-chosen');
  });
});
