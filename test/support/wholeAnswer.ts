import type { FrameLocator } from 'playwright-core';
import { until } from './until.js';

/** The last answer of the chat as it is drawn, once all of it is there. */
export function wholeAnswer(chat: FrameLocator): Promise<string> {
  return until('an answer that is whole', async () => {
    const answers = chat.locator('.answer');
    const text = (await answers.count()) === 0 ? '' : await answers.last().innerText();
    const isComing = 0 < (await chat.getByRole('button', { name: /stop/i }).count());
    return !isComing && text.trim() !== '' && text;
  });
}
