import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EditorPage } from '../support/editorPage.js';
import type { Answer } from '../support/scriptedAnswers.js';
import { Authority } from '../support/certificates.js';
import { ScriptedOllama } from '../support/scriptedOllama.js';
import { askAt, openPlayground, runningOllama } from './stage.js';

export const CODER = { name: 'qwen2.5-coder:1.5b-base' };

/** Nothing that is typed agrees with it, so that each key asks. */
export const ANSWER = 'total';
export const KEY = 'x';

export const EMBEDDER = {
  name: 'nomic-embed-text:latest',
  family: 'nomic-bert',
  capabilities: ['embedding'],
};
export const CLOUD = { name: 'qwen3-coder:480b-cloud' };
/** Named as an ordinary model, and run by somebody else. */
export const ALIAS = {
  name: 'mine:latest',
  remoteHost: 'https://ollama.com:443',
  remoteModel: 'big',
};
export const CHAT = { name: 'llama3.2:3b', family: 'llama', capabilities: ['completion'] };
export const THINKER = {
  name: 'granite4:3b',
  family: 'granite',
  capabilities: ['completion', 'thinking'],
};

/** What lies in the server's library from the start: what completes by itself is `CODER`. */
const MODELS = [CODER, EMBEDDER, CLOUD, ALIAS, CHAT, THINKER];

export const HTML = '<html><body>It works!</body></html>';

/** All is well, and there is nothing to say of it. */
export const WELL = /^Cove: Ready\.$/;

/** What is asked for on the way to a completion. */
const PATHS = ['/api/generate', 'load', '/api/tags', '/api/version'];

/** Who brings a state about, and who sees it. */
export interface Scene {
  readonly ollama: ScriptedOllama;
  /** One at another address, by HTTPS, and the file that holds who vouches for it. */
  readonly secure: { readonly ollama: ScriptedOllama; readonly caFile: string };
  readonly window: EditorPage;
}

/** What is wrong, what the status says of it, and what helps. */
export interface State {
  readonly what: string;
  readonly breaks: (scene: Scene) => unknown;
  /** Whether it is seen only when somebody types. */
  readonly whenTyped?: true;
  readonly says: RegExp;
  readonly helps: RegExp;
  readonly mends: (scene: Scene) => unknown;
}

/** Sets the scene before the first test of a file, and takes it away behind the last one. */
export function sceneOfFile(): () => Scene {
  let scene: Scene | undefined;
  before(async () => {
    const authority = new Authority();
    const [ollama, secured] = await Promise.all([
      ScriptedOllama.start({ models: MODELS, answers: [ANSWER] }),
      ScriptedOllama.start({ certified: authority.certify(), answers: [ANSWER] }),
    ]);
    await askAt(ollama.url);
    const window = await openPlayground();
    const caFile = await caFileIn(window, authority.pem);
    scene = { ollama, secure: { ollama: secured, caFile }, window };
    await window.open('cart.ts', 'export function countOf(cart: Cart): number {\n  return');
    await window.statusIs(WELL);
    // No word begins so: else the editor's own list opens, and hides what does not go on from it.
    await window.type(' zq');
  });
  after(async () => {
    await scene?.window.close();
    await askAt(runningOllama().url);
    await Promise.all([scene?.ollama.stop(), scene?.secure.ollama.stop()]);
  });
  return () => {
    assert.ok(scene);
    return scene;
  };
}

/** The status says what is so and what helps, and is over by itself once the cause is gone. */
export async function comesAndGoes(state: State, scene: Scene): Promise<void> {
  const { window, ollama } = scene;
  await state.breaks(scene);
  if (state.whenTyped) await window.typeUntilStatus(KEY, state.says);
  assert.match(await window.statusIs(state.says), state.helps);
  await window.shoot(`broken-${state.what.replaceAll(' ', '-')}`);
  await state.mends(scene);
  const mended = Date.now();
  await window.statusIs(WELL);
  process.stdout.write(`      ready ${Date.now() - mended} ms later\n`);
  assert.deepEqual(await window.popUps(), []);
  await askAt(ollama.url);
}

type Parts = Pick<State, 'breaks' | 'mends'>;

/** The setting of the address names something else. */
export function address(of: (scene: Scene) => string): Parts {
  return { breaks: scene => askAt(of(scene)), mends: ({ ollama }) => askAt(ollama.url) };
}

/** The settings say something that does not help. */
export function settings(others: Readonly<Record<string, unknown>>, better = {}): Parts {
  return {
    breaks: ({ ollama }) => askAt(ollama.url, others),
    mends: ({ ollama }) => askAt(ollama.url, better),
  };
}

export function choosing(model: string): Parts {
  return settings({ 'cove.completion.model': model });
}

/** Whatever it is asked, the server answers so. */
export function answering(answer: Answer): Parts & Pick<State, 'whenTyped'> {
  return {
    breaks: ({ ollama }) => {
      for (const path of PATHS) ollama.instead(path, answer);
    },
    whenTyped: true,
    mends: ({ ollama }) => {
      for (const path of PATHS) ollama.instead(path);
    },
  };
}

/** The server ends, as is noticed at a key, and starts again when `meanwhile` is done. */
export async function restarts({ ollama, window }: Scene, meanwhile: () => void): Promise<void> {
  await ollama.down();
  meanwhile();
  await window.typeUntilStatus(KEY, /Ollama does not answer/);
  await ollama.up();
}

/** A prompt is answered so. */
export function filling(answer: Answer): Parts & Pick<State, 'whenTyped'> {
  return {
    breaks: ({ ollama }) => {
      ollama.answer(answer);
    },
    whenTyped: true,
    mends: ({ ollama }) => {
      ollama.answer(ANSWER);
    },
  };
}

export function failing(error: string): ReturnType<typeof filling> {
  return filling({ does: 'status', status: 500, error });
}

export function page(status: number): Answer {
  return { does: 'status', status, html: HTML };
}

/** A file that holds `pem`, beside what the window shows. */
async function caFileIn({ folder }: EditorPage, pem: string): Promise<string> {
  const file = join(folder, 'authority.pem');
  await writeFile(file, pem);
  return file;
}
