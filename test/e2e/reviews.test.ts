import assert from 'node:assert/strict';
import type { EditorPage } from '../support/editorPage.js';
import type { ScriptedOllama } from '../support/scriptedOllama.js';
import { until } from '../support/until.js';
import { OLD_TOTAL, reviewScene } from './reviewScene.js';

const OWN = { title: 'Add Logging', prompt: 'Log each call.', delivery: 'rewrite' };
const OWN_PAGE = `${OWN.title} double.ts`;

const SAYING = { title: 'Say What It Does', prompt: 'What does it do?', delivery: 'answer' };
const ANSWER_PAGE = `Cove ${SAYING.title} double.ts.txt`;
const ADDRESS = 'https://example.com/';
const ANSWER = `It doubles: ${ADDRESS} or [more](command:workbench.action.closeWindow).\n`;

const LINKED = {
  title: 'Say [it](command:workbench.action.closeWindow)',
  prompt: 'Say it.',
  delivery: 'answer',
};

const CART = 'cart.ts';
const CART_PAGE = 'Refactor cart.ts';
const NEW_CART = '  return cart.lines.map(priceOf).reduce(plus, 0);\n';
const CART_CODE = `/** What all lines cost together, in cents. */
export function totalOf(cart: Cart): number {
${NEW_CART}}
`;

const DOUBLE = 'double.ts';
const DOUBLE_PAGE = 'Refactor double.ts';
const OLD_DOUBLE = '  return value * 2;\n';
const NEW_DOUBLE = '  return value + value;\n';
const LOGGED_DOUBLE = '  console.log(value);\n  return value * 2;\n';
const DOUBLE_HEAD = 'export function double(value: number): number {\n';

describe('several reviews, and actions of one’s own', () => {
  const scene = reviewScene({ 'cove.actions': [OWN, SAYING, LINKED] });
  let ollama: ScriptedOllama;
  let window: EditorPage;
  let cart: string;
  let double: string;

  before(async () => {
    ({ ollama, window } = scene());
    cart = await window.onDisk(CART);
    double = await window.onDisk(DOUBLE);
  });

  it('are open in two files at once; one is kept, the other undone, and nothing is lost', async () => {
    ollama.answer(`${CART_CODE}\`\`\`\n`);
    await window.open(CART, 'return cart.lines.reduce');
    await window.run('Cove: Refactor');
    await window.tabShown(CART_PAGE);
    await window.lens('Keep').waitFor();
    ollama.answer(`${DOUBLE_HEAD}${NEW_DOUBLE}}\n\`\`\`\n`);
    await window.open(DOUBLE, 'return value');
    await window.run('Cove: Refactor');
    await window.tabShown(DOUBLE_PAGE);
    await window.lens('Keep').waitFor();
    await window.shoot('reviews-two');
    const tabs = await window.tabs();
    for (const page of [CART_PAGE, DOUBLE_PAGE]) assert.ok(tabs.includes(page), page);
    await window.press('Control+Shift+Enter');
    await window.tabGone(DOUBLE_PAGE);
    await window.saveAs(DOUBLE, double.replace(OLD_DOUBLE, NEW_DOUBLE));
    // The other one is as it was.
    await window.showTab(CART_PAGE);
    await until('the new line', async () => (await window.lines()).includes(NEW_CART.trimEnd()));
    await window.press('Control+Shift+Enter');
    await window.tabGone(CART_PAGE);
    await window.saveAs(CART, cart.replace(OLD_TOTAL, NEW_CART));
    await window.press('Control+Z');
    await window.saveAs(CART, cart);
    assert.equal(await window.onDisk(DOUBLE), double.replace(OLD_DOUBLE, NEW_DOUBLE));
    await window.showTab(DOUBLE);
    await window.press('Control+Z');
    await window.saveAs(DOUBLE, double);
  });

  it('have colors, and no faults that the editor reports of old and new lines together', async () => {
    const head = 'export function double(amount: number): number {\n';
    ollama.answer(`${head}  return amount * 2;\n}\n\`\`\`\n`);
    await window.open(DOUBLE, 'return value');
    await window.run('Cove: Refactor');
    await window.tabShown(DOUBLE_PAGE);
    await window.lens('Keep').waitFor();
    const language = window.page.locator('.statusbar-item', { hasText: 'in a review of Cove' });
    await language.waitFor();
    const colored = window.page.locator('.view-line span[class^="mtk"]:not(.mtk1)');
    await until('colors', async () => 2 < (await colored.count()));
    await window.shoot('review-colors');
    assert.equal(await window.page.locator('.squiggly-error').count(), 0);
    await window.press('Control+Shift+Backspace');
    await window.tabGone(DOUBLE_PAGE);
  });

  /** What the action of one’s own asked for is put in, and taken back. */
  const logged = async (): Promise<void> => {
    await window.tabShown(OWN_PAGE);
    await window.lens('Keep').waitFor();
    const asked = ollama.requests.filter(({ path }) => path === '/api/chat').at(-1);
    assert.match(JSON.stringify(asked?.body), /Log each call\./);
    await window.press('Control+Shift+Enter');
    await window.tabGone(OWN_PAGE);
    await window.saveAs(DOUBLE, double.replace(OLD_DOUBLE, LOGGED_DOUBLE));
    await window.press('Control+Z');
    await window.saveAs(DOUBLE, double);
  };

  it('are offered under the light bulb by their title', async () => {
    ollama.answer(`${DOUBLE_HEAD}${LOGGED_DOUBLE}}\n\`\`\`\n`);
    await window.open(DOUBLE, 'return value');
    await window.chooseUnderBulb(`Cove: ${OWN.title}`);
    await logged();
  });

  it('are chosen in the editor’s menu', async () => {
    ollama.answer(`${DOUBLE_HEAD}${LOGGED_DOUBLE}}\n\`\`\`\n`);
    await window.open(DOUBLE, 'return value');
    await window.chooseInMenu('Cove', 'Your Own Action…', 'own-action-menu');
    await window.choose(OWN.title);
    await logged();
  });

  it('answer in words with no link that runs a command', async () => {
    ollama.answer(ANSWER);
    await window.open(DOUBLE, 'return value');
    await window.chooseUnderBulb(`Cove: ${SAYING.title}`);
    await window.tabShown(ANSWER_PAGE);
    const links = window.page.locator('.editor-instance .detected-link');
    await until('links', async () => 0 < (await links.count()));
    await window.shoot('own-action-answer');
    assert.equal((await links.allInnerTexts()).join(''), ADDRESS);
    await window.page.locator('.statusbar-item', { hasText: 'Markdown in a review' }).waitFor();
  });

  it('run under a title that is no link in the message of it', async () => {
    const known = ollama.requests.filter(({ path }) => path === '/api/chat').length;
    ollama.answer({ does: 'hang' });
    await window.open(DOUBLE, 'return value');
    await window.chooseUnderBulb(`Cove: ${LINKED.title}`);
    assert.match((await window.message()).join(), /Cove: Say \[it\] \(command:/);
    await window.shoot('own-action-no-link');
    const toast = window.page.locator('.notification-toast');
    assert.equal(await toast.locator('a', { hasText: /^it$/ }).count(), 0);
    await toast.getByRole('button', { name: 'Cancel' }).click();
    const request = await ollama.arrived('/api/chat', known + 1);
    assert.equal(await request.ended, 'closed by client');
  });
});
