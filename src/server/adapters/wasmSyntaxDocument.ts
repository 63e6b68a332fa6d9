import { Parser } from 'web-tree-sitter';
import type { Point, Tree } from 'web-tree-sitter';

import type { Grammar } from './wasmSyntaxGrammars.js';
import { pointAfter, Rows } from './wasmSyntaxRows.js';

/** What replaces a stretch of the text; offsets are UTF-16 units of the text just before it. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Two million units are 80,000 lines: a first parse takes a second or more, and 200 MB. */
const TEXT_LENGTH_MAX = 2_000_000;

/** From here on, parsing everything anew is cheaper than telling each edit to the tree. */
const EDITS_MAX = 200;

/** A parse that takes longer, all its slices together, would only keep the machine warm. */
const PARSE_MS_MAX = 3_000;

/** After so many faults of its grammar, or parses without end, a document goes without a tree. */
const SETBACKS_MAX = 3;

/** One open document: its text, and the tree that is parsed again when somebody asks. */
export class SyntaxDocument {
  readonly #now: () => number;
  readonly #rows = new Rows();
  #text: string;
  #grammar: Grammar | undefined;
  #parser: Parser | undefined;
  #tree: Tree | undefined;
  /** Whether the tree is that of the text as it is. */
  #fresh = false;
  #spentMs = 0;
  #setbacks = 0;
  #trouble: 'fault' | 'endless' | undefined;
  #closed = false;

  constructor(text: string, now: () => number) {
    this.#text = text;
    this.#now = now;
  }

  get text(): string {
    return this.#text;
  }

  get grammar(): Grammar | undefined {
    return this.#grammar;
  }

  /** Why only another text would bring a tree. */
  get trouble(): 'fault' | 'endless' | undefined {
    return this.#trouble;
  }

  /** Whether more time would bring a tree. */
  get awaitsParse(): boolean {
    if (!this.#grammar || this.#closed || this.#fresh || this.#trouble) return false;
    return this.#text.length <= TEXT_LENGTH_MAX;
  }

  use(grammar: Grammar): void {
    this.#grammar = grammar;
  }

  change(edits: readonly TextEdit[], after: string): void {
    // A parse that waits for its next slice is one of the old text.
    this.#parser?.reset();
    this.#spentMs = 0;
    if (this.#setbacks < SETBACKS_MAX) this.#trouble = undefined;
    this.#fresh = false;
    if (this.#tree && !this.#editTree(this.#tree, edits, after)) this.#dropTree();
    this.#text = after;
  }

  /** The tree of the text as it is; undefined where it cannot be had within `ms`. */
  treeWithin(ms: number): Tree | undefined {
    if (this.awaitsParse) this.#parseFor(ms);
    return this.#fresh ? this.#tree : undefined;
  }

  /** The row and column of an offset in the text. */
  pointAt(offset: number): Point {
    return this.#rows.pointAt(this.#text, offset);
  }

  /** Goes on without what the engine has failed in; to free it could fail as well. */
  recover(): void {
    this.#parser = undefined;
    this.#tree = undefined;
    this.#fresh = false;
    this.#rows.reset();
    this.#setBack('fault');
  }

  delete(): void {
    this.#closed = true;
    this.#dropTree();
    this.#parser?.delete();
    this.#parser = undefined;
  }

  #parseFor(ms: number): void {
    this.#parser ??= new Parser().setLanguage(this.#grammar?.language ?? null);
    const begun = this.#now();
    // After a parse that ran out of time, this goes on where that one stopped.
    const tree = this.#parser.parse(this.#text, this.#tree, {
      progressCallback: () => this.#now() - begun > ms,
    });
    this.#spentMs += this.#now() - begun;
    if (tree) {
      this.#tree?.delete();
      this.#tree = tree;
      this.#fresh = true;
    } else if (this.#spentMs >= PARSE_MS_MAX) {
      this.#setBack('endless');
    }
  }

  /** Tells the edits to the tree; whether it still fits the text afterwards. */
  #editTree(tree: Tree, edits: readonly TextEdit[], after: string): boolean {
    if (edits.length > EDITS_MAX || after.length > TEXT_LENGTH_MAX) return false;
    let text = this.#text;
    for (const edit of edits) {
      const startPosition = this.#rows.pointAt(text, edit.start);
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

  #dropTree(): void {
    this.#tree?.delete();
    this.#tree = undefined;
    this.#fresh = false;
    this.#rows.reset();
  }

  #setBack(trouble: 'fault' | 'endless'): void {
    this.#setbacks++;
    this.#trouble = trouble;
  }
}
