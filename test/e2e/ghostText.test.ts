import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { EditorPage } from '../support/editorPage.js';
import { until } from '../support/until.js';
import { openPlayground } from './stage.js';

/** The function without a body, in each language, and what any sensible body has. */
const ROWS: readonly {
  readonly language: string;
  readonly file: string;
  readonly behind: string;
  readonly typed: string;
  /** How many suggestions at the most make it whole: the head of a loop, its body, its end. */
  readonly tabsMax: number;
  readonly holds: RegExp;
}[] = [
  {
    language: 'TypeScript',
    file: 'cart.ts',
    behind: 'export function countOf(cart: Cart): number {\n  return',
    typed: ' ',
    tabsMax: 1,
    holds: /cart\.lines/,
  },
  {
    language: 'Python',
    file: 'cart.py',
    behind: '"""Return the sum of all quantities."""\n    return',
    typed: ' ',
    tabsMax: 1,
    holds: /cart\.lines/,
  },
  {
    language: 'Go',
    file: 'cart.go',
    behind: 'count := 0\n\tfor',
    typed: ' ',
    tabsMax: 3,
    holds: /c\.Lines/,
  },
];

describe('ghost text', () => {
  let window: EditorPage;

  before(async () => {
    window = await openPlayground();
    await window.open('README.md', '# A small shop');
    await window.statusIs(/Ready/);
  });

  after(() => window.close());

  for (const { language, file, behind, typed, tabsMax, holds } of ROWS) {
    it(`shows in ${language}, and Tab puts it into the document`, async () => {
      const original = await window.onDisk(file);
      await window.open(file, behind);
      const ghost = await window.typeForGhost(typed);
      await window.shoot(`ghost-${language}`);
      await keepPicture(window, language);
      let suggested = '';
      for (let tab = 0; tab < tabsMax; tab += 1) {
        await window.accept();
        suggested = between(original, behind, typed, await window.save(file));
        // A block that grows is whole sooner or later, as the machine is fast or slow.
        if (holds.test(suggested) && suggested.includes('\n') && imbalance(suggested) === 0) break;
      }
      await window.shoot(`accepted-${language}`);

      assert.equal(suggested.split('\n')[0], ghost);
      assert.match(suggested, holds);
      assert.equal(imbalance(suggested), 0, suggested);
    });
  }

  it('shows in a cell of a notebook, which goes on from the cells above', async () => {
    await window.openNotebook('cart.ipynb');
    const ghost = await window.typeForGhost(' ');
    await window.shoot('ghost-notebook');
    assert.match(ghost, /price/);
  });

  it('goes away with Escape, and only what was typed stays', async () => {
    const behind = 'product.price * line.quantity, 0);\n}\n';
    const original = await window.onDisk('cart.ts');
    // What the model is sure of, so that it is shown.
    const typed = '\n// A cart without lines.\nexport const emptyCart: Cart = ';
    await window.open('cart.ts', behind);
    await window.typeForGhost(typed);
    await window.press('Escape');
    await window.ghostGone();
    await window.shoot('escaped');
    const saved = await window.save('cart.ts');
    assert.equal(saved, original.replace(behind, behind + typed));
  });
});

describe('Cove: Complete Here', () => {
  it('suggests where suggestions are set to come only when asked for', async () => {
    const window = await openPlayground({ 'cove.completion.trigger': 'manual' });
    const [row] = ROWS;
    assert.ok(row);
    await window.open(row.file, row.behind);
    await window.statusIs(/Ready/);
    await window.declines(row.typed, '"cove.completion.trigger" is set to manual.');

    await window.run('Cove: Complete Here');
    assert.match(await window.ghost(), row.holds);
    await window.shoot('complete-here');

    const first = await window.ghost();
    await window.run('Cove: Complete Here');
    const second = await until('another suggestion', async () => {
      const now = await window.ghost();
      return now !== first && now;
    });
    assert.notEqual(second.trim(), '');
    await window.shoot('complete-here-again');
    await window.close();
  });
});

/** What came into the text behind what was typed; nothing else may have changed. */
function between(original: string, behind: string, typed: string, saved: string): string {
  const at = original.indexOf(behind) + behind.length;
  const [before, after] = [original.slice(0, at) + typed, original.slice(at)];
  assert.ok(saved.startsWith(before) && saved.endsWith(after), saved);
  return saved.slice(before.length, saved.length - after.length);
}

/** How many brackets are open at the end; 0 where all are closed. */
function imbalance(code: string): number {
  return (code.match(/[([{]/g)?.length ?? 0) - (code.match(/[)\]}]/g)?.length ?? 0);
}

/** The picture in the README, made anew with `UPDATE_MEDIA=1`. */
async function keepPicture(window: EditorPage, language: string): Promise<void> {
  if (process.env['UPDATE_MEDIA'] !== '1' || language !== 'TypeScript') return;
  await window.shootEditor(join('media', 'ghost-text.png'));
}
