import type { Locator, Page } from 'playwright-core';
import { until } from './until.js';

const INPUT = '.quick-input-widget input[type="text"]';

/** In so long the box has its rows, or it is lost. */
const BOX_MS = 5_000;

/** What is not there at once is gone. */
const A_LOOK_MS = 500;

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
      // Enter would go to what has the focus then, and break a line where the box is just lost.
      await row.click({ timeout: BOX_MS });
      for (const each of shows) await each.waitFor({ timeout: BOX_MS });
    } catch {
      return false;
    }
    return true;
  });
  // The box is gone, or it is there for what the command asks.
  await until('the choice to be taken', async () => {
    if (!(await input.isVisible())) return true;
    const text = await input.inputValue({ timeout: A_LOOK_MS }).catch(() => undefined);
    return text !== typed;
  });
}
