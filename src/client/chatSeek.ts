import * as vscode from 'vscode';
import { type Choice, CHOICES_MAX, type Sign } from '../protocol/panel/shapes.js';
import { fileChip, folderChip } from './chatChips.js';
import { PLACES, WORDS } from './chatWords.js';
import { isFile } from './fileSchemes.js';
import { fuzzyRank, fuzzyRankKinds, type Named } from './fuzzyRank.js';
import { nameOf } from './nameOf.js';
import { within } from './within.js';

/** As many as can be looked through between two keys. */
const FILES_MAX = 20_000;

/** As long as a person needs to type a name; a file that is made meanwhile is found after it. */
const FILES_MS_MAX = 10_000;

/** A longer memory of files is no help to a memory of people. */
const RECENT_MAX = 50;

/** Symbols leave room for files. */
const SYMBOLS_MAX = 15;

/** How long the rest waits for them, in ms: whoever knows a language may have to read a project first. */
const SYMBOLS_MS_MAX = 300;

type Found = readonly Named<Choice>[];

/** What is found in the workspace by a word that a person types into the chat. */
export class Seeker implements vscode.Disposable {
  readonly #watching: vscode.Disposable;
  #recent: readonly vscode.Uri[] = [];
  #files: Promise<Found> | undefined;
  #filesAt = 0;

  constructor() {
    this.#watching = vscode.window.onDidChangeActiveTextEditor(editor => {
      if (editor) this.#remember(editor.document.uri);
    });
    for (const { document } of vscode.window.visibleTextEditors) this.#remember(document.uri);
  }

  /** The best first, and no more than the page shows; more behind it, where more is found later. */
  async *choices(sign: Sign, typed: string): AsyncGenerator<readonly Choice[]> {
    switch (sign) {
      case '/':
        yield fuzzyRank(typed, WORDS.map(named), CHOICES_MAX);
        return;
      case '#':
        yield fuzzyRank(typed, this.#recentFiles(), CHOICES_MAX);
        return;
      case '@':
        yield* this.#code(typed);
    }
  }

  dispose(): void {
    this.#watching.dispose();
  }

  async *#code(typed: string): AsyncGenerator<readonly Choice[]> {
    const asked = symbolsFor(typed);
    const files = { all: await this.#named(), max: CHOICES_MAX - SYMBOLS_MAX };
    const symbols = await within(SYMBOLS_MS_MAX, asked);
    if (symbols) {
      yield fuzzyRankKinds(typed, [files, { all: symbols, max: SYMBOLS_MAX }]);
      return;
    }
    const first = fuzzyRankKinds(typed, [files]);
    yield first;
    // Behind what is looked at already: a row that moves is not the one that is taken.
    yield [...first, ...fuzzyRank(typed, await asked, SYMBOLS_MAX)];
  }

  /** What has a name to find it by. */
  async #named(): Promise<Found> {
    const known = [...places().map(named), ...this.#recentFiles()];
    const seen = new Set(known.map(({ whole }) => whole));
    const files = await this.#filesNow();
    return [...known, ...files.filter(({ whole }) => !seen.has(whole))];
  }

  #remember(uri: vscode.Uri): void {
    if (!isFile(uri)) return;
    const others = this.#recent.filter(each => each.toString() !== uri.toString());
    this.#recent = [uri, ...others].slice(0, RECENT_MAX);
  }

  /** What was looked at, the last first, then what is open besides. */
  #recentFiles(): Found {
    const open = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []))
      .filter(isFile);
    const all = new Map([...this.#recent, ...open].map(uri => [uri.toString(), uri]));
    return [...all.values()].map(fileRow);
  }

  #filesNow(): Promise<Found> {
    const now = Date.now();
    if (!this.#files || FILES_MS_MAX < now - this.#filesAt) {
      this.#filesAt = now;
      this.#files = filesIn();
    }
    return this.#files;
  }
}

/** A folder that is not trusted may lead git to start a program that the folder brings. */
function places(): readonly Choice[] {
  const { isTrusted } = vscode.workspace;
  return PLACES.filter(({ label }) => isTrusted || label !== 'diff');
}

async function filesIn(): Promise<Found> {
  const uris = await vscode.workspace.findFiles('**/*', exclusion(), FILES_MAX);
  const folders = new Map<string, vscode.Uri>();
  for (const uri of uris) {
    const folder = vscode.Uri.joinPath(uri, '..');
    folders.set(folder.toString(), folder);
  }
  const roots = new Set(vscode.workspace.workspaceFolders?.map(({ uri }) => uri.toString()));
  const inside = [...folders.values()].filter(uri => !roots.has(uri.toString()));
  return [...uris.map(fileRow), ...inside.map(folderRow)];
}

/** What the editor's own search leaves out, and what no model may see. */
function exclusion(): string {
  const settings = vscode.workspace.getConfiguration();
  const names = ['files.exclude', 'search.exclude'].flatMap(name =>
    Object.entries(settings.get<Readonly<Record<string, unknown>>>(name, {}))
      .filter(([, value]) => value === true)
      .map(([glob]) => glob),
  );
  const secret = settings
    .get<readonly string[]>('cove.context.exclude', [])
    .map(glob => (glob.includes('/') ? glob : `**/${glob}`));
  return `{${[...names, ...secret].join(',')}}`;
}

function fileRow(uri: vscode.Uri): Named<Choice> {
  const chip = fileChip(uri);
  return { value: { ...lookOf(uri), picture: 'file', take: 'chip', chip }, ...wordsOf(uri) };
}

function folderRow(uri: vscode.Uri): Named<Choice> {
  const chip = folderChip(uri);
  return { value: { ...lookOf(uri), picture: 'folder', take: 'chip', chip }, ...wordsOf(uri) };
}

/** A file by its name, and by the folder that it lies in. */
function lookOf(uri: vscode.Uri): { readonly label: string; readonly about?: string } {
  const label = nameOf(uri);
  const about = vscode.workspace.asRelativePath(uri).slice(0, -label.length).replace(/\/$/, '');
  return about === '' ? { label } : { label, about };
}

function wordsOf(uri: vscode.Uri): { readonly name: string; readonly whole: string } {
  return { name: nameOf(uri), whole: vscode.workspace.asRelativePath(uri) };
}

function named(choice: Choice): Named<Choice> {
  const name = choice.label.replace(/^\//, '');
  return { value: choice, name, whole: name };
}

/** Definitions by their names, as far as a language's own support knows them. */
async function symbolsFor(typed: string): Promise<Found> {
  if (typed === '') return [];
  try {
    const found = await vscode.commands.executeCommand<readonly vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      typed,
    );
    const byName = new Map(found.map(symbol => [symbol.name, symbol]));
    return [...byName.values()].map(symbolRow);
  } catch {
    return [];
  }
}

function symbolRow({ name: written, location }: vscode.SymbolInformation): Named<Choice> {
  // Some name a function with its brackets.
  const name = written.replace(/\(.*$/, '');
  const about = vscode.workspace.asRelativePath(location.uri);
  const chip = { mention: { kind: 'symbol', name }, label: name } as const;
  return {
    value: { take: 'chip', picture: 'symbol', label: name, about, chip },
    name,
    whole: name,
  };
}
