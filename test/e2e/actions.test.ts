import assert from 'node:assert/strict';
import type { EditorPage } from '../support/editorPage.js';
import { wholeAnswer } from '../support/wholeAnswer.js';
import { openPlayground } from './stage.js';

const FUNCTION = 'export function priceText(cents: number): string {';

describe('actions', () => {
  let window: EditorPage;

  before(async () => {
    window = await openPlayground();
    await window.open('README.md', '# A small shop');
    await window.statusIs(/Ready/);
  });

  after(() => window.close());

  it('explain the function around the cursor', async () => {
    await window.open('cart.ts', FUNCTION);
    await window.run('Cove: Explain');
    const chat = window.chat();
    const answer = await wholeAnswer(chat);
    await window.shoot('explained');
    assert.match(answer, /cents|price|string/i);
    assert.match(await chat.locator('.question').innerText(), /^\/explain @cart\.ts \d+–\d+/);
    assert.match(await chat.locator('.sources').innerText(), /Read: cart\.ts/);
    const composer = chat.locator('.composer textarea');
    await composer.fill('In one word: what does it return?');
    await composer.press('Enter');
    await chat.locator('.answer').nth(1).waitFor();
    await wholeAnswer(chat);
    await window.shoot('explained-further');
  });

  it('show new code as a change to confirm, which one undo takes back', async () => {
    const original = await window.onDisk('double.ts');
    await window.open('double.ts', 'return value');
    await window.run('Cove: Document');
    await window.confirmChange('double.ts', 'documented');
    const saved = await window.save('double.ts');
    await window.shoot('documented-applied');
    assert.notEqual(saved, original);
    assert.equal(withoutComments(saved), withoutComments(original));
    await window.press('Control+Z');
    assert.equal(await window.save('double.ts'), original);
  });
});

function withoutComments(code: string): string {
  return code
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
