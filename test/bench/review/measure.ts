import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EditorPage } from '../../support/editorPage.js';
import { ScriptedOllama } from '../../support/scriptedOllama.js';
import { until } from '../../support/until.js';
import { askAt, openPlayground, runningOllama } from '../../e2e/stage.js';
import { reportOf } from './report.js';

const MODEL = { name: 'qwen2.5-coder:1.5b', capabilities: ['completion'] };
const REPORT = 'docs/bench/review.md';
const ROUNDS = 10;
const PAGE = 'Refactor cart.ts';

/** As long as a small model on a laptop reads the code; the page is opened meanwhile. */
const READING_MS = 1_500;

/** A small model on a laptop. */
const TOKEN_MS = 20;

/** None of these lines is in the file already. */
const CODE = `/** The price of a cart, in cents. */
export function totalOf(cart: Cart): number {
  let sum = 0;
  for (const { product, quantity } of cart.lines) {
    const price = product.price;
    sum += price * quantity;
  }
  return Math.round(sum);
`;
const LINES = CODE.split('\n').filter(line => /price|sum|product/.test(line));

/** Writes down at each frame that is drawn which lines of the page are new in it. */
const WATCH = `(() => {
  const seen = {};
  const look = () => {
    const isShown = document.querySelector('.tab.active[data-resource-name="${PAGE}"]');
    for (const line of isShown ? document.querySelectorAll('.editor-instance .view-line') : []) {
      if (line.offsetParent) seen[line.textContent.replaceAll('\\u00a0', ' ')] ??= Date.now();
    }
    if (window.coveSeen === seen) requestAnimationFrame(look);
  };
  window.coveSeen = seen;
  look();
})()`;

type Times = Readonly<Record<string, number>>;

describe('how soon a line of new code is seen', () => {
  let ollama: ScriptedOllama;
  let window: EditorPage;

  before(async () => {
    ollama = await ScriptedOllama.start({ models: [MODEL] });
    // What is asked for while the cursor rests is no part of it.
    ollama.instead('/api/generate', '');
    await askAt(ollama.url);
    window = await openPlayground();
    await window.open('README.md', '# A small shop');
    await window.statusIs(/Ready/);
  });

  after(async () => {
    await window.close();
    await askAt(runningOllama().url);
    await ollama.stop();
  });

  /** When the server had sent the whole of each line, and when it was seen. */
  const round = async (): Promise<readonly (readonly [sent: number, seen: number])[]> => {
    const sent = new Map<string, number>();
    let said = '';
    const onSent = (token: string): void => {
      said += token;
      for (const line of said.split('\n').slice(0, -1)) {
        if (!sent.has(line)) sent.set(line, Date.now());
      }
    };
    const text = `${CODE}}\n\`\`\`\n`;
    const then = { does: 'dawdle', text, tokenMs: TOKEN_MS, onSent } as const;
    ollama.answer({ does: 'wait', ms: READING_MS, then });
    await window.open('cart.ts', 'return cart.lines.reduce');
    await window.page.evaluate(WATCH);
    await window.run('Cove: Refactor');
    const seen = await until('all lines', async () => {
      const times = await window.page.evaluate<Times>('window.coveSeen');
      return LINES.every(line => sent.has(line) && line in times) && times;
    });
    await window.lens('Keep').waitFor();
    await window.press('Control+Shift+Backspace');
    await window.tabGone(PAGE);
    return LINES.map(line => [sent.get(line) ?? 0, seen[line] ?? 0]);
  };

  it('is measured', async () => {
    // The first one reads and builds what reviews need.
    await round();
    const rounds: number[][] = [];
    for (let at = 0; at < ROUNDS; at += 1) {
      rounds.push((await round()).map(([sent, seen]) => seen - sent));
    }
    const report = reportOf(rounds, { readingMs: READING_MS, tokenMs: TOKEN_MS });
    process.stdout.write(report);
    if (process.env['COVE_BENCH_LOOK'] !== undefined) return;
    await mkdir(dirname(REPORT), { recursive: true });
    await writeFile(REPORT, report);
  });
});
