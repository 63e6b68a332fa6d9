import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { pickInBox } from './pickInBox.js';
import { until, WAIT_MS_MAX } from './until.js';

/** Where pictures of what a test saw are kept; git ignores it. */
export const SHOTS = join('test', 'e2e', 'shots');

/** As the editor draws suggested text: in the line, in place of a part of it, and below it. */
const GHOST = '.ghost-text-decoration, .ghost-text-decoration-preview, .ghost-text';

/** The editor waits 50 ms after a key before it asks for suggestions; on a busy machine for longer. */
const MOMENT_MS = 250;

const STATUS = '[id^="cove-code.cove"]';

/** A key and what comes of it in the status, a server that is doubted for its silence included. */
const KEY_MS = 12_000;

/**
 * A window of VS Code in a browser, with the hands and eyes of a person: keys go in, and what is
 * read is what is drawn or what lies on the disk.
 */
export class EditorPage {
  readonly page: Page;
  /** The folder that the window shows. */
  readonly folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
  }

  /** Waits until the folder is shown. */
  async shown(): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Opens a file and puts the cursor behind `behind`, which the file has once. */
  async open(file: string, behind: string): Promise<void> {
    const text = await this.onDisk(file);
    assert.equal(text.split(behind).length, 2, `${file} has "${behind}" once`);
    const lines = text.slice(0, text.indexOf(behind) + behind.length).split('\n');
    const place = `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
    const cursor = this.page.locator('.statusbar-item', { hasText: `Ln ${lines.length}, ` });
    const shows = [this.#tab(file), cursor, this.page.locator('.monaco-editor.focused')];
    const pick = { key: 'Control+P', typed: `${file}:${place}`, wanted: file };
    await pickInBox(this.page, { ...pick, shows });
  }

  /** Opens a notebook and puts the cursor at the end of its last cell. */
  async openNotebook(file: string): Promise<void> {
    await pickInBox(this.page, { key: 'Control+P', typed: file, wanted: file });
    await this.#tab(file).waitFor();
    const cell = this.page.locator('.notebookOverlay .code-cell-row .monaco-editor').last();
    await cell.locator('.view-lines').click();
    await this.page.locator('.notebookOverlay .monaco-editor.focused').waitFor();
    await this.press('Control+End');
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /**
   * Types `text` and returns the first line of what is suggested. Of a key that is struck in the
   * first moments of a new window the editor asks nobody, so it is struck again.
   */
  async typeForGhost(text: string): Promise<string> {
    await until('ghost text', async () => {
      await this.type(text);
      const shown = this.page
        .locator(GHOST)
        .first()
        .waitFor({ timeout: WAIT_MS_MAX / 3 });
      const came = await shown.then(
        () => true,
        () => false,
      );
      for (let at = 0; !came && at < text.length; at += 1) await this.press('Backspace');
      return came;
    });
    return this.ghost();
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** The first line of the ghost text, once there is one. */
  async ghost(): Promise<string> {
    const ghost = this.page.locator(GHOST);
    await ghost.first().waitFor();
    const line = ghost.first().locator('xpath=ancestor::div[contains(@class, "view-line")]');
    const pieces = await line.locator(GHOST).allInnerTexts();
    return pieces.join('').replaceAll('\u00a0', ' ');
  }

  /** Takes the suggestion that is, or will be, shown. */
  async accept(): Promise<void> {
    const taken = await this.ghost();
    await this.press('Tab');
    await until('another text', async () => {
      const lines = await this.page.locator('.monaco-editor.focused .view-line').allInnerTexts();
      const drawn = lines.some(line => line.replaceAll('\u00a0', ' ').includes(taken.trim()));
      const ghosts = (await this.page.locator(GHOST).allInnerTexts()).join('');
      return drawn && !ghosts.replaceAll('\u00a0', ' ').startsWith(taken);
    });
  }

  /** Waits for a change of a file to be proposed, keeps a picture, and keeps all of it. */
  async confirmChange(file: string, name: string): Promise<void> {
    await this.lens('Keep').waitFor();
    await this.shoot(name);
    await this.page.locator('.editor-actions [aria-label*="Keep All Changes"]').first().click();
    await this.page.locator(`.tab.active.dirty[data-resource-name="${file}"]`).waitFor();
  }

  /** What can be clicked above a line; the first one that says `title` and nothing else. */
  lens(title: string): Locator {
    return this.page
      .locator('.codelens-decoration a', { hasText: new RegExp(`^\\s*${title}$`) })
      .first();
  }

  /** The lines of the editor that has the focus, as they are drawn. */
  async lines(): Promise<readonly string[]> {
    const editor = this.page.locator('.editor-instance .view-lines').last();
    const lines = await editor.locator('.view-line').allInnerTexts();
    return lines.map(line => line.replaceAll('\u00a0', ' '));
  }

  /** Waits for the tab of that name to be the one that is shown. */
  async tabShown(name: string): Promise<void> {
    await this.#tab(name).waitFor();
  }

  async showTab(name: string): Promise<void> {
    await this.page.locator(`.tab[data-resource-name="${name}"]`).click();
    await this.tabShown(name);
    await this.page.locator('.monaco-editor.focused').waitFor();
  }

  /** Waits until no tab has that name. */
  async tabGone(name: string): Promise<void> {
    await this.page.locator(`.tab[data-resource-name="${name}"]`).waitFor({ state: 'detached' });
  }

  /** Takes what is offered under the light bulb at the cursor. */
  async chooseUnderBulb(title: string): Promise<void> {
    const offer = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    await until(`the offer "${title}"`, async () => {
      await this.press('Control+.');
      const came = await offer.waitFor({ timeout: WAIT_MS_MAX / 10 }).then(
        () => true,
        () => false,
      );
      if (!came) await this.press('Escape');
      return came;
    });
    await offer.click();
  }

  async ghostGone(): Promise<void> {
    await until('no ghost text', async () => !(await this.hasGhost()));
  }

  async hasGhost(): Promise<boolean> {
    return 0 < (await this.page.locator(GHOST).count());
  }

  /** Saves the active file and returns what lies on the disk. */
  async save(file: string): Promise<string> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator(`.tab.active:not(.dirty)[data-resource-name="${file}"]`).waitFor();
    return this.onDisk(file);
  }

  /** Saves the active file until `wanted` lies on the disk, as it does once the editor has it. */
  async saveAs(file: string, wanted: string): Promise<void> {
    await this.tabShown(file);
    let saved = '';
    try {
      await until(`what is wanted in ${file}`, async () => {
        await this.press('Control+S');
        saved = await this.onDisk(file);
        return saved === wanted;
      });
    } catch {
      assert.equal(saved, wanted);
    }
  }

  onDisk(file: string): Promise<string> {
    return readFile(join(this.folder, file), 'utf8');
  }

  /** Runs a command of the palette by its whole title. */
  async run(title: string): Promise<void> {
    await pickInBox(this.page, { key: 'F1', typed: `>${title}`, wanted: title });
  }

  /** Shows a page of Cove's by its command, and returns all of its text. */
  async read(title: string, tab: string): Promise<string> {
    await this.run(title);
    await this.#tab(tab).waitFor();
    await this.page.locator('.monaco-editor.focused').waitFor();
    await this.page.evaluate('navigator.clipboard.writeText("")');
    const text = await until(`the text of ${tab}`, async () => {
      await this.press('Control+A');
      await this.press('Control+C');
      return (await this.page.evaluate<string>('navigator.clipboard.readText()')) || false;
    });
    await this.press('Control+Home');
    return text;
  }

  /**
   * Types `text`, again if need be, until Cove says that it did not complete there, and why. To ask
   * takes the focus away, before which the editor needs a moment to ask Cove: longer each time.
   */
  async declines(text: string, why: string): Promise<void> {
    let momentMs = 0;
    await until(`the outcome "${why}"`, async () => {
      await this.type(text);
      momentMs += MOMENT_MS;
      await pause(momentMs);
      assert.equal(await this.hasGhost(), false);
      return (await this.#outcome()) === why;
    });
  }

  /** What became of the last suggestion, in Cove's words. */
  async #outcome(): Promise<string> {
    const text = await this.read('Cove: Show Last Prompt', 'Cove last prompt.txt');
    await this.press('Control+W');
    await this.#tab('Cove last prompt.txt').waitFor({ state: 'detached' });
    await this.page.locator('.monaco-editor.focused').waitFor();
    return /^Outcome: (.*)$/m.exec(text)?.[1] ?? '';
  }

  /** What a screen reader says of Cove's item in the status bar; empty where there is none. */
  async status(): Promise<string> {
    const item = this.page.locator(STATUS);
    return (await item.count()) === 0 ? '' : ((await item.getAttribute('aria-label')) ?? '');
  }

  async statusIs(wanted: RegExp): Promise<string> {
    return until(`a status like ${String(wanted)}`, async () => {
      const label = await this.status();
      return wanted.test(label) && label;
    });
  }

  /**
   * Types `key` until the status is as wanted, as a person goes on typing: of a key that is struck
   * in the first moments of a new window, the editor asks nobody.
   */
  async typeUntilStatus(key: string, wanted: RegExp): Promise<void> {
    await until(`a status like ${String(wanted)} while typing`, async () => {
      await this.type(key);
      const deadline = Date.now() + KEY_MS;
      while (Date.now() < deadline) {
        if (wanted.test(await this.status())) return true;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
      return false;
    });
  }

  /** Waits for words in the status bar, which stay there for a while. */
  async saysBelow(words: string): Promise<void> {
    await this.page.locator('.statusbar-item', { hasText: words }).waitFor();
  }

  /** What the item in the status bar says when the mouse rests on it. */
  async tooltip(): Promise<string> {
    await this.page.locator(STATUS).hover();
    const hover = this.page.locator('.workbench-hover-container .monaco-hover-content');
    await hover.first().waitFor();
    return (await hover.first().innerText()).replaceAll('\u00a0', ' ');
  }

  /** The messages that pop up right now, dialogs included. */
  async popUps(): Promise<readonly string[]> {
    return this.page.locator('.notification-toast, .monaco-dialog-box').allInnerTexts();
  }

  /** The extensions that run in this window, by name, with how long each took to activate. */
  async runningExtensions(): Promise<ReadonlyMap<string, string>> {
    await this.run('Developer: Show Running Extensions');
    const rows = this.page.locator('.runtime-extensions-editor .extension');
    await rows.first().waitFor();
    const found = await Promise.all(
      (await rows.all()).map(async row => {
        const name = await row.locator('.name').innerText();
        return [name, await row.locator('.activation-time').innerText()] as const;
      }),
    );
    return new Map(found);
  }

  /** The messages that are up, once there is one. */
  async message(): Promise<readonly string[]> {
    await this.page.locator('.notification-toast').first().waitFor();
    const messages = await this.page.locator('.notification-list-item-message').allInnerTexts();
    return messages.map(text => text.trim());
  }

  /** The rows of the list that is open at the top, once one of them says `wanted`. */
  async choices(wanted: string): Promise<readonly string[]> {
    const { rows, row } = this.#rowsWith(wanted);
    await row.waitFor();
    return rows.allInnerTexts();
  }

  /** The same for the list that a command of the palette opens. */
  async choicesOf(title: string, wanted: string): Promise<readonly string[]> {
    const { rows, row } = this.#rowsWith(wanted);
    await pickInBox(this.page, { key: 'F1', typed: `>${title}`, wanted: title, shows: [row] });
    return rows.allInnerTexts();
  }

  #rowsWith(wanted: string): { readonly rows: Locator; readonly row: Locator } {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    return { rows, row: rows.filter({ hasText: wanted }).first() };
  }

  /** What the open step of the walkthrough says, once it is the one with that title. */
  async step(title: string): Promise<string> {
    const step = this.page.locator('.getting-started-step.expanded', { hasText: title });
    await step.waitFor();
    return step.innerText();
  }

  /** Waits until the walkthrough has ticked off the step with that title. */
  async stepDone(title: string): Promise<void> {
    const tick = this.page.locator('.codicon-getting-started-step-checked');
    await this.page
      .locator('.getting-started-step', { hasText: title, has: tick })
      .first()
      .waitFor();
  }

  /** Clicks on a button of the walkthrough. */
  async clickStep(button: string): Promise<void> {
    await this.page.locator('.getting-started-step.expanded').getByText(button).click();
  }

  /** The names of what is open, the active one and all others. */
  async tabs(): Promise<readonly string[]> {
    const tabs = await this.page.locator('.tab').all();
    return Promise.all(tabs.map(async tab => (await tab.getAttribute('data-resource-name')) ?? ''));
  }

  /** The rows of the menu behind the status, once one of them says `wanted`. */
  async menu(wanted: string): Promise<readonly string[]> {
    await this.page.locator(STATUS).click();
    return this.choices(wanted);
  }

  /** Takes a row of a menu within the editor's own menu, by their names; keeps a picture of both. */
  async chooseInMenu(menu: string, title: string, picture: string): Promise<void> {
    const row = (name: string): Locator =>
      this.page.locator('.monaco-menu .action-label', { hasText: new RegExp(`^${name}$`) }).first();
    await this.press('Shift+F10');
    await row(menu).hover();
    await row(title).waitFor();
    await this.shoot(picture);
    await row(title).click();
  }

  /** Takes the row that says `wanted` of the list that is open at the top. */
  async choose(wanted: string): Promise<void> {
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: wanted })
      .first()
      .click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** The chat's page: a view's page lies in a frame in a frame. */
  chat(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Keeps a picture of the window for whoever wants to see what the test saw. */
  async shoot(name: string): Promise<void> {
    await mkdir(SHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }

  /** Keeps a picture of what lies around the cursor, as the README shows it. */
  async shootEditor(path: string): Promise<void> {
    await this.page.locator('.part.editor').screenshot({ path });
  }

  /** Leaves the page first, so that the editor ends what belongs to the window. */
  async close(): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.close();
  }

  #tab(name: string): Locator {
    return this.page.locator(`.tab.active[data-resource-name="${name}"]`);
  }
}
