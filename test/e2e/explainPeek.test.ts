import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { CHAT_MODEL } from '../support/chatting.js';
import type { EditorPage } from '../support/editorPage.js';
import { ScriptedOllama } from '../support/scriptedOllama.js';
import { until } from '../support/until.js';
import { wholeAnswer } from '../support/wholeAnswer.js';
import { askAt, openPlayground, runningOllama } from './stage.js';

/** The end of the one line that is selected, and the chat's name for it. */
const LINE_END = 'line.quantity, 0);';
const QUESTION = /^\/explain briefly @cart\.ts 27/;
const TITLE = 'Explain cart.ts 27';

/** What the peek begins with. */
const HEAD = 'What it does:';

/** What the peek says until there is an answer. */
const WAITING = /^Wait(?:ing|s) for /m;

/** So much of an answer is no accident. */
const LENGTH_MIN = 20;

const TOKEN_MS = 100;

/** An answer that ends soon, and one that does not before the peek is closed. */
const [SOME, MANY] = [numbered(60), numbered(600)];
const LAST_WORD = 'word59';

describe('a short selection', () => {
  let window: EditorPage;

  before(async () => {
    window = await openPlayground();
    await window.open('cart.ts', LINE_END);
    await window.statusIs(/Ready/);
  });

  after(() => window.close());

  it('is explained at the code, where Escape closes it, and then in the chat', async () => {
    await explainLine(window);
    const seen = await said(window, /\S/);
    await window.shoot('explained-at-code');
    await closePeek(window);
    await window.run('Cove: Open Chat');
    const chat = window.chat();
    await chat.locator('.head h1', { hasText: 'New conversation' }).waitFor();
    await openListed(chat);
    assert.match(await chat.locator('.question').innerText(), QUESTION);
    const answer = await wholeAnswer(chat);
    await window.shoot('explained-at-code-then-chat');
    assert.ok(letters(answer).startsWith(letters(seen)), `${seen}\n\n${answer}`);
    const composer = chat.locator('.composer textarea');
    await composer.fill('In one word: what is it about?');
    await composer.press('Enter');
    await chat.locator('.answer').nth(1).waitFor();
    await wholeAnswer(chat);
  });

  it('is explained no further once the peek is closed, and what came is kept', async () => {
    await withDawdling(MANY, async ollama => {
      await explainLine(window);
      const request = await ollama.arrived('/api/chat');
      await said(window, /word5/);
      await window.statusIs(/Explaining\./);
      await closePeek(window);
      assert.equal(await request.ended, 'closed by client');
      await window.run('Cove: Open Chat');
      const chat = window.chat();
      await openListed(chat);
      await chat.locator('.stopped', { hasText: /^Stopped\./ }).waitFor();
      assert.match(await wholeAnswer(chat), /^word0 word1 word2 word3/);
    });
  });

  it('is explained anew at the same place, in place of what was said before', async () => {
    await withDawdling(MANY, async ollama => {
      await explainLine(window);
      const first = await ollama.arrived('/api/chat');
      await said(window, /word3/);
      await explainLine(window);
      assert.equal(await first.ended, 'closed by client');
      await ollama.arrived('/api/chat', 2);
      await said(window, /^\s*word0 word1 word2 word3/);
      await closePeek(window);
    });
  });

  it('is explained on in the chat that the peek leads to', async () => {
    await withDawdling(SOME, async ollama => {
      await explainLine(window);
      const request = await ollama.arrived('/api/chat');
      await said(window, /word3/);
      await window.lens('Ask On in the Chat').click();
      await peekIn(window).waitFor({ state: 'detached' });
      const chat = window.chat();
      await chat.locator('.answer', { hasText: LAST_WORD }).waitFor();
      assert.equal(await wholeAnswer(chat), SOME);
      assert.equal(await request.ended, 'answered');
    });
  });

  it('has a fault told at the code, with what helps', async () => {
    await withDawdling(SOME, async ollama => {
      ollama.answer({ does: 'status', status: 500, error: 'something broke' });
      await explainLine(window);
      await said(window, /\./);
      await window.shoot('explained-at-code-fault');
      assert.deepEqual(await window.popUps(), []);
      await closePeek(window);
    });
  });
});

function numbered(count: number): string {
  return Array.from({ length: count }, (_, at) => `word${at}`).join(' ');
}

/** Calls `work` while Cove asks a server that says `text`, a word each tenth of a second. */
async function withDawdling(
  text: string,
  work: (ollama: ScriptedOllama) => Promise<void>,
): Promise<void> {
  const answer = { does: 'dawdle', text, tokenMs: TOKEN_MS } as const;
  const ollama = await ScriptedOllama.start({ models: [CHAT_MODEL], answers: [answer] });
  await askAt(ollama.url);
  try {
    // Who asks before Cove has heard of it is answered by the other one.
    await ollama.arrived('/api/tags');
    await work(ollama);
  } finally {
    await askAt(runningOllama().url);
    await ollama.stop();
  }
}

async function explainLine(window: EditorPage): Promise<void> {
  await window.open('cart.ts', LINE_END);
  await window.press('Shift+Home');
  await window.run('Cove: Explain');
  await peekIn(window).waitFor();
}

function peekIn(window: EditorPage): Locator {
  return window.page.locator('.peekview-widget');
}

/** What the peek says, once it is an answer, or a fault, that is like `wanted`. */
function said(window: EditorPage, wanted: RegExp): Promise<string> {
  return until('words in the peek', async () => {
    const lines = await peekIn(window).locator('.preview .view-line').allInnerTexts();
    const text = lines.join('\n').replaceAll('\u00a0', ' ');
    const [, words = ''] = text.split(HEAD);
    return !WAITING.test(words) && LENGTH_MIN < words.length && wanted.test(words) && words;
  });
}

/** Opens what was explained last, out of the list of conversations. */
async function openListed(chat: FrameLocator): Promise<void> {
  await chat.getByRole('button', { name: 'Conversations' }).click();
  await chat.locator('.row-open', { hasText: TITLE }).first().click();
  await chat.locator('.head h1', { hasText: TITLE }).waitFor();
}

async function closePeek(window: EditorPage): Promise<void> {
  await window.press('Escape');
  await peekIn(window).waitFor({ state: 'detached' });
  await window.page.locator('.monaco-editor.focused').waitFor();
}

/** As they are drawn in the chat, without the marks of Markdown. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
