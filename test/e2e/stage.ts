import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { EditorPage, SHOTS } from '../support/editorPage.js';
import { loadRig, type Rig, type RunningEditor, type RunningOllama } from '../support/rig.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { WAIT_MS_MAX } from '../support/until.js';

/** What is tested is what people install, not the folder that it is made from. */
const PACKAGE = join('dist', 'cove.vsix');

const PLAYGROUND = join('test', 'fixtures', 'playground');

/** A browser without a screen that asks nobody anything; as root it runs without its sandbox. */
const BROWSER_ARGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A laptop's window, small enough that a picture of it can be read. */
const VIEWPORT = { width: 1280, height: 800 };

interface Stage {
  readonly rig: Rig;
  readonly editor: RunningEditor;
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** Holds a copy of the playground for each window. */
  readonly folder: string;
}

/** All files share one editor, one browser and one Ollama, since each takes long to start. */
let stage: Stage | undefined;
let ollama: RunningOllama | undefined;
let windows = 0;

before(async () => {
  const rig = await loadRig();
  const folder = await temporaryFolder();
  const say = (): undefined => undefined;
  // Saving is a key of its own, so that the disk tells what was in the document when.
  const settings = { 'files.autoSave': 'off' };
  const [models, editor, executablePath] = await Promise.all([
    rig.startOllama({ say }),
    rig.startEditor({ folder, vsix: PACKAGE, settings, say }),
    rig.provideBrowser({ say }),
  ]);
  ollama = models;
  await setForMachine(editor, { 'cove.ollama.url': models.url });
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  const context = await browser.newContext({ viewport: VIEWPORT });
  context.setDefaultTimeout(WAIT_MS_MAX);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  stage = { rig, editor, browser, context, folder };
});

after(async () => {
  await stage?.browser.close();
  await Promise.all([stage?.editor.stop(), ollama?.stop()]);
  if (stage) await rm(stage.folder, { recursive: true, force: true });
});

/** What a test saw when it failed. */
afterEach(async function () {
  const { currentTest } = this;
  if (currentTest?.state !== 'failed') return;
  const name = currentTest.fullTitle().replace(/[^a-z]+/gi, '-');
  for (const page of stage?.context.pages() ?? []) {
    await page.screenshot({ path: join(SHOTS, `failed-${name}.png`) });
  }
});

/** An editor in a browser takes settings of machine scope from a file of the machine's own. */
async function setForMachine(
  { userData }: RunningEditor,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  await mkdir(join(userData, 'Machine'), { recursive: true });
  await writeFile(join(userData, 'Machine', 'settings.json'), JSON.stringify(settings));
}

/** A new window on a fresh copy of the playground, with the workspace settings given. */
export async function openPlayground(
  settings: Readonly<Record<string, unknown>> = {},
): Promise<EditorPage> {
  return openPlaygroundIn(onStage(stage).editor, settings);
}

/**
 * Calls `work` with the first window of an editor that nobody has used yet, and whose settings name
 * the server at `url`.
 */
export async function inFreshEditor(
  url: string,
  work: (window: EditorPage) => Promise<void>,
): Promise<void> {
  const { rig } = onStage(stage);
  const folder = await temporaryFolder();
  const settings = { 'files.autoSave': 'off' };
  const editor = await rig.startEditor({ folder, vsix: PACKAGE, settings, say: () => undefined });
  try {
    await setForMachine(editor, { 'cove.ollama.url': url });
    const window = await openPlaygroundIn(editor, {});
    await work(window);
    await window.close();
  } finally {
    await editor.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openPlaygroundIn(
  editor: RunningEditor,
  settings: Readonly<Record<string, unknown>>,
): Promise<EditorPage> {
  const { folder } = onStage(stage);
  windows += 1;
  const copy = join(folder, `playground-${windows}`);
  await cp(PLAYGROUND, copy, { recursive: true });
  await mkdir(join(copy, '.vscode'), { recursive: true });
  await writeFile(join(copy, '.vscode', 'settings.json'), JSON.stringify(settings));
  const page = await newPage(`${editor.url}?folder=${encodeURIComponent(copy)}`);
  const window = new EditorPage(page, copy);
  await window.shown();
  return window;
}

/** A window that shows no folder. */
export async function openEmptyWindow(): Promise<EditorPage> {
  const { editor, folder } = onStage(stage);
  const page = await newPage(`${editor.url}?ew=true`);
  await page.locator('.part.editor .editor-group-watermark').waitFor();
  return new EditorPage(page, folder);
}

async function newPage(address: string): Promise<Page> {
  const page = await onStage(stage).context.newPage();
  // A window that is left with unsaved text asks back.
  page.on('dialog', dialog => void dialog.accept());
  await page.goto(address);
  return page;
}

/** From now on Cove asks the server at this address, as if the person had changed the settings. */
export function askAt(url: string, others: Readonly<Record<string, unknown>> = {}): Promise<void> {
  return setForMachine(onStage(stage).editor, { 'cove.ollama.url': url, ...others });
}

export function runningOllama(): RunningOllama {
  return onStage(ollama);
}

export async function stopOllama(): Promise<void> {
  await onStage(ollama).stop();
}

/** Starts it at the address that it had. */
export async function startOllamaAgain(): Promise<void> {
  const { rig } = onStage(stage);
  const port = Number(new URL(onStage(ollama).url).port);
  ollama = await rig.startOllama({ port, say: () => undefined });
}

/** Where Cove keeps what it keeps. */
export function keptFolder(): string {
  return join(onStage(stage).editor.userData, 'User', 'globalStorage', 'cove-code.cove');
}

/** The folder of the installed package's client and server. */
export async function installedFolder(): Promise<string> {
  const { extensionsDir } = onStage(stage).editor;
  const name = (await readdir(extensionsDir)).find(each => each.startsWith('cove-code.cove-'));
  if (name === undefined) throw new Error('the package is not installed');
  return join(extensionsDir, name, 'dist');
}

function onStage<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('the stage is set before the first test');
  return part;
}
