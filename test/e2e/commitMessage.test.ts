import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator } from 'playwright-core';
import type { EditorPage } from '../support/editorPage.js';
import { until } from '../support/until.js';
import { openPlayground } from './stage.js';

const BEGUN = 'What I began';

describe('the commit message', () => {
  let window: EditorPage;

  before(async () => {
    window = await openPlayground();
    await changeRepository(window.folder);
    await window.page.reload();
    await window.shown();
    await window.open('README.md', '# A small shop');
    await window.statusIs(/Ready/);
    await window.page.locator('.activitybar [aria-label^="Source Control"]').first().click();
    await window.shoot('commit-view');
    await box().waitFor();
    await enterBox();
    await window.type(BEGUN);
    await until('what was typed', async () => (await text()) === BEGUN);
  });

  after(() => window.close());

  const box = (): Locator => window.page.locator('.scm-editor').first();
  const button = (title: string): Locator =>
    window.page.locator(
      `.title-actions [aria-label^="${title}"], .actions [aria-label^="${title}"]`,
    );

  /** A button's tooltip can lie over the box, and take the first click. */
  function enterBox(): Promise<unknown> {
    return until('the cursor in the box', async () => {
      await box().click();
      return box().locator('.monaco-editor.focused').isVisible();
    });
  }

  const ghost = (): Locator => box().locator('.ghost-text-decoration, .ghost-text').first();

  /** What stands in the box, without what is only suggested. */
  async function text(): Promise<string> {
    const spans = await box()
      .locator('.view-line span:not(:has(span)):not([class*="ghost-text"])')
      .allInnerTexts();
    return spans.join('').replaceAll('\u00a0', ' ').trim();
  }

  it('is suggested while it is typed, and Tab takes it', async () => {
    await window.press('Control+A');
    await window.press('Delete');
    await window.type('Round the ');
    await ghost().waitFor();
    await window.shoot('commit-ghost');
    await window.press('Tab');
    await until('the suggestion', async () => /^Round the \w+/.test(await text()));
    await window.press('Control+A');
    await window.press('Delete');
    await window.type(BEGUN);
    await until('what was typed', async () => (await text()) === BEGUN);
  });

  it('can be stopped, and leaves what stood there', async () => {
    await button('Write Commit Message').first().click();
    await button('Stop Writing the Commit Message').first().click();
    await button('Write Commit Message').first().waitFor();
    assert.equal(await text(), BEGUN);
  });

  it('is written from what is staged, and taken back by one undo', async () => {
    await button('Write Commit Message').first().click();
    // A short message can be there before anybody sees the button that stops it.
    await until('a message', async () => !['', BEGUN].includes(await text()));
    await button('Write Commit Message').first().waitFor();
    // The last piece makes room for the whole: for a moment what stood there is there again.
    await until('the whole message', async () => !['', BEGUN].includes(await text()));
    await window.shoot('commit-written');
    const message = await text();
    assert.match(message, /\w+ \w+/);
    assert.doesNotMatch(message, /```|commit message/i);
    assert.deepEqual(await window.popUps(), []);
    await enterBox();
    await window.press('Control+Z');
    await until('what stood there', async () => (await text()) === BEGUN);
    const prompt = await window.read('Cove: Show Last Prompt', 'Cove last prompt.txt');
    assert.match(prompt, /\+ {2}return Math\.round\(cents\) \/ 100;/);
    assert.doesNotMatch(prompt, /not to be seen/);
  });
});

/** A repository with a commit, a staged change with a secret beside it, and one that is not staged. */
async function changeRepository(folder: string): Promise<void> {
  const git = async (...args: readonly string[]): Promise<void> => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@localhost'];
    await promisify(execFile)('git', [...who, ...args], { cwd: folder });
  };
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Open a small shop');
  await writeFile(
    join(folder, 'euros.ts'),
    'export function euros(cents: number): number {\n  return Math.round(cents) / 100;\n}\n',
  );
  await writeFile(join(folder, '.env'), 'A=not to be seen\n');
  await git('add', '--all', '--force');
  const readme = join(folder, 'README.md');
  await writeFile(readme, `${await readFile(readme, 'utf8')}\nThis is not to be seen.\n`);
}
