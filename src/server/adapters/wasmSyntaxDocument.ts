import { Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';

import type { Grammar } from './wasmSyntaxGrammars.js';
import { pointAfter, Rows } from './wasmSyntaxRows.js';

/** What replaces a stretch of the text; offsets are UTF-16 units of the text just before it. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A longer text costs seconds and some hundred megabytes to parse. */
export const TEXT_LENGTH_MAX = 2_000_000;

/** From here on, parsing everything anew is cheaper than telling each edit to the tree. */
const EDITS_MAX = 200;

/** A text that takes longer, all slices together, would only keep the machine warm. */
export const PARSE_MS_MAX = 3_000;

/** One open document: its text, and the tree that is parsed again when somebody asks. */
export class SyntaxDocument {
  readonly language: string;
  readonly rows = new Rows();
  readonly #now: () => number;
  #text: string;
  #grammar: Grammar | undefined;
  #parser: Parser | undefined;
  #tree: Tree | undefined;
  #fresh = false;
  #underway = false;
  #spentMs = 0;
  #closed = false;

  constructor(language: string, text: string, now: () => number) {
    this.language = language;
    this.#text = text;
    this.#now = now;
  }

  get text(): string {
    return this.#text;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  get grammar(): Grammar | undefined {
    return this.#grammar;
  }

  /** Whether more time would bring a tree. */
  get awaitsParse(): boolean {
    return (
      this.#parser !== undefined &&
      !this.#fresh &&
      this.#text.length <= TEXT_LENGTH_MAX &&
      this.#spentMs < PARSE_MS_MAX
    );
  }

  use(grammar: Grammar): void {
    this.#grammar = grammar;
    this.#parser = new Parser().setLanguage(grammar.language);
  }

  change(edits: readonly TextEdit[], after: string): void {
    this.#stopParse();
    this.#fresh = false;
    if (this.#tree && !this.#editTree(this.#tree, edits, after)) this.#dropTree();
    this.#text = after;
  }

  /** The tree of the text as it is; undefined where it cannot be had within `ms`. */
  treeWithin(ms: number): Tree | undefined {
    if (this.#fresh) return this.#tree;
    if (!this.#parser || !this.awaitsParse) return undefined;
    const begun = this.#now();
    // A parse that was given up goes on where it stopped, as long as the text is the same.
    const tree = this.#parser.parse(this.#text, this.#tree, {
      progressCallback: () => this.#now() - begun > ms,
    });
    this.#underway = tree === null;
    this.#spentMs += this.#now() - begun;
    if (tree === null) return undefined;
    this.#tree?.delete();
    this.#tree = tree;
    this.#fresh = true;
    return tree;
  }

  delete(): void {
    this.#closed = true;
    this.#dropTree();
    this.#parser?.delete();
    this.#parser = undefined;
  }

  /** Lets go without touching the engine, which has failed in this document. */
  abandon(): void {
    this.#tree = undefined;
    this.#parser = undefined;
    this.#fresh = false;
  }

  /** Tells the edits to the tree; whether it still fits the text afterwards. */
  #editTree(tree: Tree, edits: readonly TextEdit[], after: string): boolean {
    if (edits.length > EDITS_MAX || after.length > TEXT_LENGTH_MAX) return false;
    let text = this.#text;
    for (const edit of edits) {
      const startPosition = this.rows.pointAt(text, edit.start);
      tree.edit({
        startIndex: edit.start,
        oldEndIndex: edit.end,
        newEndIndex: edit.start + edit.text.length,
        startPosition,
        oldEndPosition: pointAfter(startPosition, text.slice(edit.start, edit.end)),
        newEndPosition: pointAfter(startPosition, edit.text),
      });
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    }
    return text.length === after.length;
  }

  #stopParse(): void {
    if (this.#underway) this.#parser?.reset();
    this.#underway = false;
    this.#spentMs = 0;
  }

  #dropTree(): void {
    this.#tree?.delete();
    this.#tree = undefined;
    this.#fresh = false;
    this.rows.reset();
  }
}
