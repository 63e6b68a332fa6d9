import type { Locator, Page } from 'playwright-core';
import { until } from './until.js';

const INPUT = '.quick-input-widget input[type="text"]';

/** In so long the box has its rows, or it is lost. */
const BOX_MS = 5_000;

interface Pick {
  /** What opens the box. */
  readonly key: string;
  readonly typed: string;
  readonly wanted: string;
  /** What is seen once it is taken, where that is known. */
  readonly shows?: readonly Locator[];
}

/**
 * Opens the box at the top, types into it and takes the row that says what is wanted: again where
 * the box is lost before, as it is to whatever takes the focus just then.
 */
export async function pickInBox(
  page: Page,
  { key, typed, wanted, shows = [] }: Pick,
): Promise<void> {
  const input = page.locator(INPUT).first();
  const row = page.locator('.quick-input-list .monaco-list-row.focused').filter({
    has: page.getByText(wanted, { exact: true }),
  });
  // Another box may be up at first, of which this key makes its own.
  let isUp = false;
  await until(`the row "${wanted}"`, async () => {
    if (!isUp || !(await input.isVisible())) await page.keyboard.press(key);
    isUp = true;
    try {
      await input.fill(typed, { timeout: BOX_MS });
      await row.waitFor({ timeout: BOX_MS });
      await input.press('Enter', { timeout: BOX_MS });
      for (const each of shows) await each.waitFor({ timeout: BOX_MS });
    } catch {
      return false;
    }
    return true;
  });
  // The box is gone, or it is there for what the command asks.
  await until('the choice to be taken', async () => {
    return !(await input.isVisible()) || (await input.inputValue()) !== typed;
  });
}
