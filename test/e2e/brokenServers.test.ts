import { mkdir, rename, rm } from 'node:fs/promises';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { EditorPage } from '../support/editorPage.js';
import { until } from '../support/until.js';
import {
  address,
  ANSWER,
  answering,
  comesAndGoes,
  filling,
  HTML,
  KEY,
  page,
  restarts,
  sceneOfFile,
  type State,
  WELL,
} from './brokenScene.js';
import { askAt, keptFolder } from './stage.js';

const SECRET = 's3cret';

const LOCKED = answering({ does: 'status', status: 401 });

/** VS Code withdraws what it asked after 750 ms, once its own list might have something. */
const SLOW_MS = 2_000;

const VERSION = '/api/version';

/** A place without anything that shows more when the mouse is on it, in pixels. */
const MIDDLE = [800, 600] as const;

const STATES: readonly State[] = [
  {
    what: 'no server',
    breaks: ({ ollama }) => ollama.down(),
    whenTyped: true,
    says: /Ollama does not answer at 127\.0\.0\.1:\d+\./,
    helps: /Start Ollama/,
    mends: ({ ollama }) => ollama.up(),
  },
  {
    what: 'a wrong port',
    // Nobody listens there.
    ...address(() => 'http://127.0.0.1:9'),
    says: /Ollama does not answer at 127\.0\.0\.1:9\./,
    helps: /Start Ollama, or set "cove\.ollama\.url" to where it runs/,
  },
  {
    what: 'a wrong path',
    ...address(({ ollama }) => `${ollama.url}/nowhere`),
    says: /Something answers at 127\.0\.0\.1:\d+, but it is not Ollama/,
    helps: /Set "cove\.ollama\.url" to where Ollama runs: port, path/,
  },
  {
    what: 'a host that nobody named',
    ...address(() => 'http://192.0.2.1:11434'),
    says: /192\.0\.2\.1:11434 is neither this machine nor named/,
    helps: /Add the host to "cove\.ollama\.allowedHosts"/,
  },
  {
    what: 'another program at the port',
    ...answering({ does: 'bytes', chunks: [HTML] }),
    says: /but it is not Ollama/,
    helps: /port, path, and http or https/,
  },
  {
    what: 'a proxy in the way',
    ...answering(page(407)),
    says: /A proxy answers instead of 127\.0\.0\.1/,
    helps: /Name the host in NO_PROXY/,
  },
  {
    what: 'a reverse proxy with nothing behind it',
    ...answering(page(502)),
    says: /What stands before Ollama at 127\.0\.0\.1:\d+ answers for it \(502\)/,
    helps: /Start Ollama behind it/,
  },
  {
    what: 'a server that wants to know who asks',
    ...LOCKED,
    says: /does not let Cove in \(401\)/,
    helps: /Run "Cove: Set Token or Header for the Server"/,
    mends: async scene => {
      const { ollama, window } = scene;
      await window.run('Cove: Set Token or Header for the Server');
      await answers(window, 'Set a token…', SECRET);
      const header = `Bearer ${SECRET}`;
      while (ollama.requests.at(-1)?.headers.authorization !== header) await ollama.nextRequest();
      await LOCKED.mends(scene);
    },
  },
  {
    what: 'a server that is killed in the middle of an answer',
    breaks: ({ ollama }) => {
      ollama.answer({ does: 'stall', after: ANSWER });
      void ollama.nextRequest().then(() => ollama.down());
    },
    whenTyped: true,
    says: /stopped in the middle of an answer|Ollama does not answer/,
    helps: /tart Ollama/,
    mends: async ({ ollama }) => {
      ollama.answer(ANSWER);
      await ollama.up();
    },
  },
  {
    what: 'a server that has too much to do',
    ...filling({ does: 'status', status: 503, error: 'server busy, please try again.' }),
    says: /busy with other requests/,
    helps: /tries again by itself/,
  },
  {
    what: 'a server that lets nobody in',
    ...answering(page(403)),
    says: /does not let Cove in \(403\)/,
    helps: /Run "Cove: Set Token or Header for the Server"/,
  },
  {
    what: 'a redirect',
    ...answering({ does: 'redirect', to: 'http://127.0.0.1:9/' }),
    says: /127\.0\.0\.1:\d+ sends Cove on to another address/,
    helps: /Set "cove\.ollama\.url" to where Ollama itself answers/,
  },
  {
    what: 'a server that wants to be asked less often',
    ...filling({ does: 'status', status: 429 }),
    says: /limits how often it is asked/,
    helps: /tries again by itself/,
  },
  {
    what: 'a server that fails for reasons of its own',
    ...filling({ does: 'status', status: 500, error: 'something is odd' }),
    says: /Ollama failed to answer \(500\)/,
    helps: /Look at the log of Ollama/,
  },
  {
    what: 'a server that hangs',
    ...filling({ does: 'hang' }),
    says: /qwen2\.5-coder:1\.5b-base does not: it is busy with something else, or hangs/,
    helps: /Wait half a minute: .* load its model anew\. If nothing changes, restart Ollama/,
    mends: async ({ ollama }) => {
      ollama.answer(ANSWER);
      await ollama.down();
      await ollama.up();
    },
  },
  {
    what: 'an old version',
    breaks: scene =>
      restarts(scene, () => {
        scene.ollama.instead(VERSION, { does: 'bytes', chunks: ['{"version":"0.17.0"}'] });
      }),
    says: /Ready\. Ollama 0\.17\.0 has CVE-2026-7482/,
    helps: /Update Ollama to 0\.17\.1 or newer/,
    mends: scene =>
      restarts(scene, () => {
        scene.ollama.instead(VERSION);
      }),
  },
  {
    what: 'a full disk',
    breaks: async () => {
      await rename(ledger(), `${ledger()}.kept`);
      await mkdir(ledger());
    },
    whenTyped: true,
    says: /ledger of requests cannot be written, so nothing is sent/,
    helps: /Make room on the disk/,
    mends: async () => {
      await rm(ledger(), { recursive: true });
      await rename(`${ledger()}.kept`, ledger());
    },
  },
  {
    what: 'a certificate of somebody unknown',
    breaks: ({ secure }) => askAt(secure.ollama.url),
    says: /The certificate of 127\.0\.0\.1:\d+ is not trusted on this machine/,
    helps: /"cove\.ollama\.caFile"/,
    mends: ({ secure }) => askAt(secure.ollama.url, { 'cove.ollama.caFile': secure.caFile }),
  },
];

describe('a server, in the editor,', () => {
  const scene = sceneOfFile();

  for (const state of STATES) {
    it(`is told of: ${state.what}, with what helps, and ready by itself once that is over`, () =>
      comesAndGoes(state, scene()));
  }

  it('tells what helps to who rests the mouse on it, too', async () => {
    const { window, ollama } = scene();
    await ollama.down();
    await window.typeUntilStatus(KEY, /Ollama does not answer/);
    await until('the remedy in the tooltip', async () => {
      // What was shown before goes with the mouse.
      await window.page.mouse.move(...MIDDLE);
      return (await window.tooltip()).includes('Start Ollama');
    });
    await window.shoot('broken-tooltip');
    await ollama.up();
    await window.statusIs(WELL);
  });

  it('leaves a key waiting, and suggests behind it once it is over', async () => {
    const { window, ollama } = scene();
    await window.statusIs(WELL);
    await ollama.down();
    await window.typeUntilStatus(KEY, /Ollama does not answer/);
    await window.ghostGone();
    await ollama.up();
    assert.equal(await window.ghost(), ANSWER);
  });

  it('is well again without a restart where it hangs, and suggests what was asked for', async () => {
    const { window, ollama } = scene();
    await window.statusIs(WELL);
    ollama.answer({ does: 'hang' });
    await window.type(KEY);
    await window.statusIs(/or hangs/);
    while (ollama.requests.at(-1)?.body?.['keep_alive'] !== 0) await ollama.nextRequest();
    ollama.answer(ANSWER);
    await window.statusIs(WELL);
    assert.equal(await window.ghost(), ANSWER);
    assert.deepEqual(await window.popUps(), []);
  });

  it('is waited for where it takes longer than the editor waits', async () => {
    const { window, ollama } = scene();
    await window.statusIs(WELL);
    ollama.answer({ does: 'wait', ms: SLOW_MS, then: ANSWER });
    await window.type(KEY);
    await window.ghostGone();
    assert.equal(await window.ghost(), ANSWER);
    ollama.answer(ANSWER);
    assert.deepEqual(await window.popUps(), []);
  });
});

function ledger(): string {
  return join(keptFolder(), 'ledger.jsonl');
}

/** Takes a row of the list that is open at the top, and answers what is asked then. */
async function answers({ page }: EditorPage, row: string, text: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().click();
  await page.locator('.quick-input-widget .quick-input-list').waitFor({ state: 'hidden' });
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await input.fill(text);
  await input.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}
