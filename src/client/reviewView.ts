import * as vscode from 'vscode';
import type { ReviewPage } from '../core/review/reviewPage.js';
import type { ReviewLooks } from './reviewLooks.js';

/** An update that the editor never tells of must not hold up the next one. */
const UPDATE_MS_MAX = 500;

/** Where a review is shown first. */
export interface Place {
  readonly column: vscode.ViewColumn;
  readonly language: string;
  /** The line of the page that is topmost. */
  readonly top: number;
  /** The line of the page that the cursor is on. */
  readonly line: number;
}

/** What reviews share. */
export interface ReviewStage {
  readonly looks: ReviewLooks;
  /** Tells the editor that a page has another text. */
  readonly changed: vscode.EventEmitter<vscode.Uri>;
}

/**
 * A page that the person decides on, as a read-only document in a tab of its own.
 *
 * While one text is on its way to the editor no other is sent, and then the newest.
 */
export class ReviewView {
  readonly uri: vscode.Uri;
  readonly #stage: ReviewStage;
  #page: ReviewPage;
  #text: string;
  #doubt = '';
  /** What the editor was told last. */
  #sent: string;
  #waiting: NodeJS.Timeout | undefined;
  #isFollowed = true;

  constructor(uri: vscode.Uri, page: ReviewPage, stage: ReviewStage) {
    this.uri = uri;
    this.#page = page;
    this.#text = textOf(page);
    this.#sent = this.#text;
    this.#stage = stage;
  }

  get page(): ReviewPage {
    return this.#page;
  }

  /** Called by the editor for the document. */
  read(): string {
    this.#sent = this.#text;
    return this.#sent;
  }

  async open({ column, language, top, line }: Place): Promise<void> {
    const at = new vscode.Position(line, 0);
    const editor = await vscode.window.showTextDocument(this.uri, {
      viewColumn: column,
      preview: false,
      selection: new vscode.Range(at, at),
    });
    const first = new vscode.Range(top, 0, top, 0);
    editor.revealRange(first, vscode.TextEditorRevealType.AtTop);
    // What came meanwhile was for a document that was not there yet.
    this.arrived();
    if (editor.document.languageId === language) return;
    await vscode.languages.setTextDocumentLanguage(editor.document, language);
  }

  /** Shows another page; `doubt` is what speaks against it. */
  show(page: ReviewPage, doubt = ''): void {
    this.#isFollowed = this.#seesNewest();
    this.#page = page;
    this.#text = textOf(page);
    this.#doubt = doubt;
    if (this.#waiting === undefined) this.#send();
  }

  /** The editor shows what it was sent. */
  arrived(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#send();
  }

  draw(): void {
    if (this.#sent !== this.#text) return;
    const editor = this.#editor();
    if (!editor) return;
    this.#stage.looks.draw(editor, this.#page.rows, this.#doubt);
    const newest = this.#newest();
    if (0 <= newest && this.#isFollowed) editor.revealRange(new vscode.Range(newest, 0, newest, 0));
  }

  /** Puts the cursor at a change. */
  select(hunk: number): void {
    const line = this.#page.rows.findIndex(row => row.hunk === hunk);
    const editor = this.#editor();
    if (line < 0 || !editor) return;
    const range = new vscode.Range(line, 0, line, 0);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** The change at the cursor, or else the next one, or else the last one. */
  hunkAtCursor(): number {
    const line = this.#editor()?.selection.active.line ?? 0;
    const hunks = this.#page.rows.map(({ hunk }) => hunk);
    const next = hunks.slice(line).find(hunk => hunk !== undefined);
    return next ?? hunks.findLast(hunk => hunk !== undefined) ?? 0;
  }

  async close(): Promise<void> {
    clearTimeout(this.#waiting);
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const own = tabs.filter(tab => isTabOf(tab, this.uri));
    if (0 < own.length) await vscode.window.tabGroups.close(own);
  }

  #send(): void {
    if (this.#sent === this.#text) {
      this.draw();
      return;
    }
    this.#stage.changed.fire(this.uri);
    this.#waiting = setTimeout(() => {
      this.arrived();
    }, UPDATE_MS_MAX);
  }

  /** The newest line that was written. */
  #newest(): number {
    const { rows } = this.#page;
    return rows.some(({ mark }) => mark === 'ahead')
      ? rows.findLastIndex(({ mark }) => mark === 'added')
      : -1;
  }

  #seesNewest(): boolean {
    const newest = this.#newest();
    const seen = this.#editor()?.visibleRanges ?? [];
    return newest < 0 || seen.some(({ start, end }) => start.line <= newest && newest <= end.line);
  }

  #editor(): vscode.TextEditor | undefined {
    const key = this.uri.toString();
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
  }
}

export function isTabOf(tab: vscode.Tab | undefined, uri: vscode.Uri): boolean {
  return tab?.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString();
}

function textOf({ rows }: ReviewPage): string {
  return rows.map(({ text }) => text).join('\n');
}
