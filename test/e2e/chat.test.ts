import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { FrameLocator } from 'playwright-core';
import type { EditorPage } from '../support/editorPage.js';
import { until } from '../support/until.js';
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
    const chat = chatIn(window);
    const composer = chat.locator('.composer textarea');
    await composer.waitFor();
    await window.shoot('chat-empty');
    await composer.fill('What does totalOf do? Answer in one sentence.');
    await composer.press('Enter');
    const answer = await until('an answer that is whole', async () => {
      const text = await chat
        .locator('.answer')
        .last()
        .innerText()
        .catch(() => '');
      const isComing = 0 < (await chat.getByRole('button', { name: /stop/i }).count());
      return !isComing && text.trim() !== '' && text;
    });
    await window.shoot('chat-answered');
    assert.match(answer, /total|cart|price|line/i);

    // The editor writes down a little later which conversation was shown.
    await pause(KEPT_MS);
    await window.page.reload();
    await window.statusIs(/Ready/);
    await window.run('Cove: Open Chat');
    const again = await until('the conversation after a reload', async () => {
      const answers = chatIn(window).locator('.answer');
      return (await answers.count()) === 0 ? false : answers.last().innerText();
    });
    assert.equal(again, answer);
    await window.shoot('chat-reloaded');
  });
});

/** A view's page lies in a frame in a frame. */
function chatIn({ page }: EditorPage): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}
