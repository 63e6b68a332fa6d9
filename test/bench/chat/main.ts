import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Around } from '../around.js';
import { FILES } from '../../webview/pageParts.js';
import { withBrowser } from './browserPage.js';
import { cacheUse } from './cacheUse.js';
import { drawings } from './drawing.js';
import { serverTimes } from './firstToken.js';
import { openingTimes, pieceTimes } from './pageTimes.js';
import { pageOf, tablesOf } from './report.js';
import type { Results } from './results.js';

const FOLDER = 'docs/bench';

/**
 * Measures the chat, prints a table, and writes the page where all of it was measured.
 *
 *   --quick   without the real Ollama
 */
export async function main(args: readonly string[], { say }: Pick<Around, 'say'>): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { quick: { type: 'boolean' } } });
  say('a model that needs no time …');
  const server = await serverTimes();
  const seen = await withBrowser(say, async browser => {
    say('the page …');
    const page = await pieceTimes(browser);
    const opening = await openingTimes(browser);
    say('a long answer …');
    return { firstToken: { server, page }, opening, drawing: await drawings(browser) };
  });
  const cache = values.quick === true ? undefined : await cacheUse(say);
  const results: Results = { ...seen, size: await sizeOf(FILES), cache };
  process.stdout.write(`${tablesOf(results)}\n`);
  if (values.quick === true) return;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}/chat.md`, `${pageOf(results)}\n`);
  say(`wrote ${FOLDER}/chat.md`);
}

async function sizeOf(names: readonly string[]): Promise<number> {
  const parts = await Promise.all(names.map(name => readFile(`dist/${name}`)));
  return parts.reduce((sum, part) => sum + gzipSync(part).length, 0);
}
