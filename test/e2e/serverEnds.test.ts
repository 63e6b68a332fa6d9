import assert from 'node:assert/strict';
import { access, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EditorPage } from '../support/editorPage.js';
import { until } from '../support/until.js';
import { installedFolder, openPlayground } from './stage.js';

const BEHIND = 'export function countOf(cart: Cart): number {\n  return';

/** Ends as soon as it is started. */
const BROKEN = 'process.exit(1);\n';

/** The server itself, which ends where a file named `end` appears beside it, and takes that away. */
const MORTAL = `
import { existsSync, rmSync } from 'node:fs';
const end = new URL('end', import.meta.url);
setInterval(() => {
  if (!existsSync(end)) return;
  rmSync(end);
  process.exit(1);
}, 50);
await import('./whole.js');
`;

/** The server itself, from its second start on. */
const STILLBORN = `
import { existsSync, writeFileSync } from 'node:fs';
const mark = new URL('started', import.meta.url);
if (!existsSync(mark)) {
  writeFileSync(mark, '');
  process.exit(1);
}
await import('./whole.js');
`;

describe('a server that ends', () => {
  it('is started again without a word', async () => {
    await withServer(MORTAL, async (window, folder) => {
      await window.statusIs(/Ready/);
      await end(folder);
      // The status says nothing of it; an answer tells that there is a new one.
      await diagnosed(window);
      await window.open('cart.ts', BEHIND);
      assert.match(await window.typeForGhost(' '), /cart\.lines/);
      await window.shoot('server-started-again');
      assert.deepEqual(await window.popUps(), []);
    });
  });

  it('is started again where it ends before it said anything', async () => {
    await withServer(STILLBORN, async window => {
      await window.statusIs(/Ready/);
      await diagnosed(window);
      assert.deepEqual(await window.popUps(), []);
    });
  });

  it('again and again is left alone, and only the status says so', async () => {
    await withServer(BROKEN, async window => {
      await window.statusIs(/ended again and again/);
      assert.deepEqual(await window.popUps(), []);
      await window.shoot('server-broken');
      const text = await window.read('Cove: Diagnose', 'Cove diagnosis.txt');
      assert.match(text, /does not answer/);
      assert.deepEqual(await window.popUps(), []);
    });
  });
});

/** Shows the file in a new window while the installed server is `text`. */
async function withServer(
  text: string,
  work: (window: EditorPage, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await installedFolder();
  const [server, whole] = [join(folder, 'server.js'), join(folder, 'whole.js')];
  await rename(server, whole);
  try {
    await writeFile(server, text);
    const window = await openPlayground();
    await window.open('cart.ts', BEHIND);
    await work(window, folder);
    await window.close();
  } finally {
    await rm(server);
    await rename(whole, server);
  }
}

async function diagnosed(window: EditorPage): Promise<void> {
  const text = await window.read('Cove: Diagnose', 'Cove diagnosis.txt');
  assert.match(text, /Fills in code: Yes/);
}

/** Makes the server end, and waits until it has. */
async function end(folder: string): Promise<void> {
  const file = join(folder, 'end');
  await writeFile(file, '');
  await until('the end of the server', () =>
    access(file).then(
      () => false,
      () => true,
    ),
  );
}
