import assert from 'node:assert/strict';
import type { EditorPage } from '../support/editorPage.js';
import type { ScriptedOllama } from '../support/scriptedOllama.js';
import { until } from '../support/until.js';
import { wholeAnswer } from '../support/wholeAnswer.js';
import { OLD_TOTAL, reviewScene } from './reviewScene.js';

/** The page of a review of what `Refactor` makes of `cart.ts`. */
const PAGE = 'Refactor cart.ts';
const APPLY_PAGE = 'Apply cart.ts';
const FIX_PAGE = 'Fix cart.ts';
const FILE = 'cart.ts';

const INSIDE = 'return cart.lines.reduce';
const OLD_COMMENT = '/** What all lines cost together, in cents. */\n';
const NEW_COMMENT = '/** The price of a cart, in cents. */\n';
const NEW_LINES = `  let sum = 0;
  for (const { product, quantity } of cart.lines) {
    sum += product.price * quantity;
  }
  return sum;
`;
const HEAD = 'export function totalOf(cart: Cart): number {\n';
const NEW = `${NEW_COMMENT}${HEAD}${NEW_LINES}}\n`;
const WHOLE = { does: 'dawdle', text: `${NEW}\`\`\`\n`, tokenMs: 10 } as const;

const COUNT_HEAD = `/** The quantities of all lines together. */
export function countOf(cart: Cart): number {
`;
const COUNT = '  return cart.lines.length;\n';

const CHANGES = [
  [OLD_COMMENT, NEW_COMMENT],
  [OLD_TOTAL, NEW_LINES],
] as const;

/** The text once both changes are kept. */
function withBoth(text: string): string {
  return CHANGES.reduce((changed, [before, after]) => changed.replace(before, after), text);
}

describe('a review of new code', () => {
  const scene = reviewScene({ 'workbench.colorTheme': 'Default Dark Modern' });
  let ollama: ScriptedOllama;
  let window: EditorPage;
  let original: string;

  before(async () => {
    ({ ollama, window } = scene());
    original = await window.onDisk(FILE);
  });

  beforeEach(() => window.open(FILE, INSIDE));

  /** The person is back in the file, and nothing of what was proposed is in it. */
  const untouched = async (): Promise<void> => {
    await window.tabGone(PAGE);
    await window.tabShown(FILE);
    assert.equal(await window.save(FILE), original);
  };

  /** What was kept lies on the disk once it is saved, and one undo takes all of it back. */
  const keptAs = async (wanted: string, page = PAGE): Promise<void> => {
    await window.tabGone(page);
    await window.saveAs(FILE, wanted);
    await window.press('Control+Z');
    await window.saveAs(FILE, original);
  };

  it('shows each line as it is written, and stops by a key', async () => {
    const begun = `${NEW_COMMENT}${HEAD}  let sum = 0;\n`;
    ollama.answer({ does: 'stall', after: begun });
    await window.run('Cove: Refactor');
    await window.tabShown(PAGE);
    await until('the first lines', async () => (await window.lines()).includes('  let sum = 0;'));
    // What the model has not come to yet is still there.
    assert.ok((await window.lines()).includes(OLD_TOTAL.trimEnd()));
    await window.shoot('review-writing');
    await window.press('Escape');
    await untouched();
    const request = await ollama.arrived('/api/chat');
    assert.equal(await request.ended, 'closed by client');
  });

  it('keeps one change, drops another, and one undo takes it back', async () => {
    ollama.answer(WHOLE);
    await window.run('Cove: Refactor');
    await window.lens('Keep All 2').waitFor();
    await window.shoot('review-open');
    await window.lens('Drop').click();
    await until('one change to be left', async () => {
      const lines = await window.lines();
      return !lines.includes(NEW_COMMENT.trimEnd());
    });
    await window.shoot('review-one-dropped');
    await window.press('Control+Enter');
    await keptAs(original.replace(OLD_TOTAL, NEW_LINES));
  });

  it('begins at the light bulb, and puts in all of it by a key', async () => {
    ollama.answer(WHOLE);
    await window.chooseUnderBulb('Cove: Refactor');
    await window.lens('Keep').waitFor();
    await window.press('Control+Shift+Enter');
    await keptAs(withBoth(original));
  });

  it('changes nothing when its page is closed', async () => {
    ollama.answer(WHOLE);
    await window.run('Cove: Refactor');
    await window.lens('Keep All 2').waitFor();
    await window.press('Control+W');
    await untouched();
  });

  it('says that the new code does not parse before it is kept', async () => {
    ollama.answer(`${OLD_COMMENT}${HEAD}  return sum(;\n}\n\`\`\`\n`);
    await window.run('Cove: Refactor');
    await window.lens('Keep').waitFor();
    await window.page.locator('.codelens-decoration', { hasText: 'does not parse' }).waitFor();
    await window.shoot('review-doubt');
    await window.press('Control+Shift+Backspace');
    await untouched();
  });

  it('puts code of the chat where it belongs, once it is kept', async () => {
    ollama.answer(`A loop is plainer:\n\n\`\`\`ts\n${NEW}\`\`\`\n`);
    await window.run('Cove: Open Chat');
    const composer = window.chat().locator('.composer textarea');
    await composer.fill('Can totalOf be a loop?');
    await composer.press('Enter');
    await wholeAnswer(window.chat());
    await window.chat().getByRole('button', { name: 'Apply' }).click();
    await window.tabShown(APPLY_PAGE);
    await window.lens('Keep All 2').click();
    await window.shoot('review-of-chat');
    await keptAs(withBoth(original), APPLY_PAGE);
  });

  it('puts code that is there already into no other file that the question was about', async () => {
    ollama.answer(`As it is:\n\n\`\`\`ts\n${HEAD}${OLD_TOTAL}}\n\`\`\`\n`);
    await window.run('Cove: New Chat');
    const composer = window.chat().locator('.composer textarea');
    await composer.pressSequentially('Show totalOf, and @double');
    await window.chat().getByRole('option', { name: 'double.ts' }).first().waitFor();
    await composer.press('Enter');
    await composer.press('Enter');
    await wholeAnswer(window.chat());
    await window.chat().getByRole('button', { name: 'Apply' }).click();
    assert.match((await window.message()).join(), /cart\.ts has this code already/);
    await window.shoot('review-there-already');
    assert.ok(!(await window.tabs()).some(tab => tab.startsWith('Apply')));
    await window.press('Escape');
  });

  it('tells that the problem is gone once a fix is in', async () => {
    ollama.answer(`${COUNT_HEAD}${COUNT}}\n\`\`\`\n`);
    await window.open(FILE, `${COUNT_HEAD}  return`);
    await window.page.locator('.squiggly-error').first().waitFor();
    await window.run('Cove: Fix');
    await window.lens('Keep').click();
    await window.page.locator('.statusbar-item', { hasText: 'The problem is gone' }).waitFor();
    await window.shoot('review-fixed');
    await keptAs(original.replace(`${COUNT_HEAD}  return\n`, COUNT_HEAD + COUNT), FIX_PAGE);
  });

  it('is of the reported line alone where a model gives back the code as it was', async () => {
    const same = `${COUNT_HEAD}  return\n}\n\`\`\`\n`;
    ollama.answer(prompt => (prompt.includes('// Fixed:\n') ? COUNT.trim() : same));
    await window.open(FILE, `${COUNT_HEAD}  return`);
    await window.page.locator('.squiggly-error').first().waitFor();
    await window.run('Cove: Fix');
    await window.lens('Keep').waitFor();
    await window.shoot('review-line-anew');
    await window.lens('Keep').click();
    await keptAs(original.replace(`${COUNT_HEAD}  return\n`, COUNT_HEAD + COUNT), FIX_PAGE);
  });

  it('goes with what is typed in the file meanwhile', async () => {
    ollama.answer(WHOLE);
    await window.run('Cove: Refactor');
    await window.lens('Keep All 2').waitFor();
    await window.open(FILE, 'export const EMPTY_CART: Cart = { lines: [] };');
    await window.type(' // typed');
    await window.showTab(PAGE);
    await window.press('Control+Shift+Enter');
    const wanted = withBoth(original.replace('{ lines: [] };', '{ lines: [] }; // typed'));
    await window.tabGone(PAGE);
    await window.saveAs(FILE, wanted);
  });
});
