import { setImmediate } from 'node:timers/promises';
import type { Tree } from 'web-tree-sitter';

import { name } from '../../core/base/log.js';
import type { Log } from '../../core/base/log.js';
import { languageOf } from '../../core/syntax/languages.js';
import type { NamedScope, Outline } from '../../core/syntax/outline.js';
import type { Place, Syntax } from '../../core/syntax/place.js';
import type { CursorSite } from '../../core/text/cursorSite.js';
import { SyntaxDocument } from './wasmSyntaxDocument.js';
import type { TextEdit } from './wasmSyntaxDocument.js';
import { type Grammar, Grammars } from './wasmSyntaxGrammars.js';
import { outlineOf } from './wasmSyntaxOutline.js';
import { placeIn } from './wasmSyntaxPlace.js';

/** What a place is worth: a key in 50,000 lines takes 20 ms to parse, and a model's answer 100 ms. */
const PLACE_MS_MAX = 30;

/** One turn of a parse in the background: other requests wait no longer than this. */
const SLICE_MS_MAX = 8;

export interface WasmSyntaxDeps {
  /** Holds `tree-sitter.wasm`, and `X.wasm` and `X.scm` for each grammar X. */
  readonly folder: string;
  readonly log: Log;
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number;
}

/**
 * The syntax of the open documents, by tree-sitter.
 *
 * Grammars load when the first document of their language opens. Until then, and where a parse
 * takes too long, there is no place: a key never waits for a tree.
 */
export class WasmSyntax implements Syntax, Outline {
  readonly #grammars: Grammars;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #documents = new Map<string, SyntaxDocument>();
  /** What goes on in the background, by document. */
  readonly #work = new Map<SyntaxDocument, Promise<void>>();

  constructor({ folder, log, now = () => performance.now() }: WasmSyntaxDeps) {
    this.#grammars = new Grammars({ folder, log });
    this.#log = log;
    this.#now = now;
  }

  open(uri: string, language: string, text: string): void {
    this.close(uri);
    const document = new SyntaxDocument(text, this.#now);
    this.#documents.set(uri, document);
    const { grammar } = languageOf(language);
    if (grammar !== undefined) this.#inBackground(document, () => this.#begin(document, grammar));
  }

  /** Tells what changed, edit by edit, and the text after all of it. */
  change(uri: string, edits: readonly TextEdit[], after: string): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    this.#guarded(document, () => {
      document.change(edits, after);
    });
  }

  close(uri: string): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    this.#documents.delete(uri);
    this.#guarded(document, () => {
      document.delete();
    });
  }

  placeAt(site: CursorSite): Place | undefined {
    const document = this.#documents.get(site.uri);
    if (!document || !isTextOf(document, site)) return undefined;
    const place = this.#guarded(document, () => placeInDocument(document, site));
    if (document.awaitsParse) this.#inBackground(document, () => this.#parse(document));
    return place;
  }

  /** Resolves when a document has its tree, or will have none. */
  async settled(uri: string): Promise<void> {
    const document = this.#documents.get(uri);
    if (!document) return;
    await this.#work.get(document);
    await this.#parse(document);
  }

  /** Whether a text has no fault; undefined where no grammar fits, or it takes too long. */
  parses(language: string, text: string): Promise<boolean | undefined> {
    return this.#ofText(language, text, tree => !tree.rootNode.hasError);
  }

  async outline(language: string, text: string): Promise<readonly NamedScope[]> {
    return (await this.#ofText(language, text, outlineOf)) ?? [];
  }

  /** What `read` tells of a text that is no open document; undefined where it has no tree in time. */
  async #ofText<T>(
    language: string,
    text: string,
    read: (tree: Tree, grammar: Grammar) => T,
  ): Promise<T | undefined> {
    const { grammar: grammarName } = languageOf(language);
    const grammar = grammarName === undefined ? undefined : await this.#grammars.load(grammarName);
    if (!grammar) return undefined;
    const document = new SyntaxDocument(text, this.#now);
    document.use(grammar);
    await this.#parse(document);
    const told = this.#guarded(document, () => {
      const tree = document.treeWithin(0);
      return tree && read(tree, grammar);
    });
    this.#guarded(document, () => {
      document.delete();
    });
    return told;
  }

  async #begin(document: SyntaxDocument, grammarName: string): Promise<void> {
    const grammar = await this.#grammars.load(grammarName);
    if (grammar) document.use(grammar);
    await this.#parse(document);
  }

  /** Parses slice by slice, so that other requests get their turn. */
  async #parse(document: SyntaxDocument): Promise<void> {
    while (document.awaitsParse) {
      await setImmediate();
      this.#guarded(document, () => {
        document.treeWithin(SLICE_MS_MAX);
      });
      if (document.trouble === 'endless') this.#report('parse-gave-up', document);
    }
  }

  /** At most one piece of work goes on for a document. */
  #inBackground(document: SyntaxDocument, work: () => Promise<void>): void {
    if (this.#work.has(document)) return;
    const underway = work().finally(() => this.#work.delete(document));
    this.#work.set(document, underway);
  }

  /** Runs what calls the engine. A fault in it costs the document its tree, until the next change. */
  #guarded<T>(document: SyntaxDocument, run: () => T): T | undefined {
    try {
      return run();
    } catch {
      // The fault's own words may quote the code.
      document.recover();
      this.#report('parse-failed', document);
      return undefined;
    }
  }

  #report(event: string, { grammar }: SyntaxDocument): void {
    this.#log('warn', event, { grammar: name(grammar?.name ?? '') });
  }
}

/** The place in the tree, if there is one in time. */
function placeInDocument(document: SyntaxDocument, site: CursorSite): Place | undefined {
  const tree = document.treeWithin(PLACE_MS_MAX);
  const { grammar } = document;
  if (!tree || !grammar) return undefined;
  return placeIn({ tree, grammar, site, pointAt: offset => document.pointAt(offset) });
}

/** Whether the site cuts just this text; it may be a moment older or newer. */
function isTextOf({ text }: SyntaxDocument, { before, after }: CursorSite): boolean {
  const offset = before.length;
  if (offset + after.length !== text.length) return false;
  return text.slice(0, offset) === before && text.slice(offset) === after;
}
