import * as vscode from 'vscode';
import type { ReviewPage } from '../core/review/reviewPage.js';
import type { ReviewLooks } from './reviewLooks.js';
import { UpdateLane } from './updateLane.js';

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
  /** A page shows other lines than before. */
  readonly onDrawn: () => void;
}

interface Shown {
  readonly page: ReviewPage;
  readonly text: string;
}

/**
 * A page that the person decides on, as a read-only document in a tab of its own.
 *
 * What the editor has is the truth: it is drawn as the page that it is of, and told of the newest
 * one until it has that. While one text is on its way no other is sent, and then the newest.
 */
export class ReviewView {
  readonly uri: vscode.Uri;
  readonly #stage: ReviewStage;
  readonly #updates: UpdateLane<vscode.Uri>;
  #newest: Shown;
  /** What the editor read last. */
  #sent: Shown;
  /** What the editor has, as far as that is known. */
  #drawn: Shown;
  /** Whether it is drawn as that. */
  #isDrawn = false;
  #isOpen = false;
  #isFollowed = true;
  /** The change that the cursor is to go to. */
  #wanted: number | undefined;

  constructor(uri: vscode.Uri, page: ReviewPage, stage: ReviewStage) {
    this.uri = uri;
    this.#newest = shownAs(page);
    this.#sent = this.#newest;
    this.#drawn = this.#newest;
    this.#stage = stage;
    this.#updates = new UpdateLane(uri, stage.changed, () => {
      this.#update();
    });
  }

  /** The page that the person sees. */
  get page(): ReviewPage {
    return this.#drawn.page;
  }

  /** Called by the editor for the document. */
  read(): string {
    this.#sent = this.#newest;
    return this.#sent.text;
  }

  async open({ column, language, top, line }: Place): Promise<void> {
    const at = new vscode.Position(line, 0);
    const options = { viewColumn: column, preview: false, selection: new vscode.Range(at, at) };
    this.#isOpen = true;
    try {
      const editor = await vscode.window.showTextDocument(this.uri, options);
      const first = new vscode.Range(top, 0, top, 0);
      editor.revealRange(first, vscode.TextEditorRevealType.AtTop);
      if (editor.document.languageId !== language) {
        await vscode.languages.setTextDocumentLanguage(editor.document, language);
      }
    } catch {
      // A busy editor shows it, and does not know that yet.
    }
    this.#update();
  }

  /** Shows another page. */
  show(page: ReviewPage): void {
    this.#isFollowed = this.#seesNewest();
    this.#newest = shownAs(page);
    this.#updates.renew();
  }

  /** The editor has another text. */
  arrived(): void {
    this.#updates.arrived();
  }

  /** Draws it again, in an editor that may be a new one. */
  draw(): void {
    this.#isDrawn = false;
    this.#update();
  }

  /** Draws what the editor has, and tells it of what it has not. */
  #update(): void {
    const editor = this.#editor();
    if (!editor) return;
    const text = editor.document.getText().replaceAll('\r\n', '\n');
    const has = [this.#newest, this.#sent, this.#drawn].find(shown => shown.text === text);
    if (has) this.#drawAs(has, editor);
    if (has) this.#goWhereWanted(has);
    if (has !== this.#newest && this.#isOpen) this.#updates.send();
  }

  /** Puts the cursor at a change, or at the next one that is left, once the editor shows it. */
  select(hunk: number): void {
    this.#wanted = hunk;
    this.#update();
  }

  /** The change at the cursor, or else the next one, or else the last one. */
  hunkAtCursor(): number {
    const line = this.#editor()?.selection.active.line ?? 0;
    const hunks = this.page.rows.map(({ hunk }) => hunk);
    const next = hunks.slice(line).find(hunk => hunk !== undefined);
    return next ?? hunks.findLast(hunk => hunk !== undefined) ?? 0;
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    this.#updates.end();
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const own = tabs.filter(tab => isTabOf(tab, this.uri));
    if (0 < own.length) await vscode.window.tabGroups.close(own);
    this.#forget().catch(() => undefined);
  }

  /** The editor keeps a closed page for minutes, with the faults that its mix of lines has. */
  async #forget(): Promise<void> {
    const key = this.uri.toString();
    const kept = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
    if (kept) await vscode.languages.setTextDocumentLanguage(kept, 'plaintext');
  }

  #drawAs(shown: Shown, editor: vscode.TextEditor): void {
    if (this.#isDrawn && shown === this.#drawn) return;
    this.#isDrawn = true;
    this.#drawn = shown;
    const { page } = shown;
    this.#stage.looks.draw(editor, page.rows);
    this.#stage.onDrawn();
    const line = lastWritten(page);
    if (0 <= line && this.#isFollowed) editor.revealRange(new vscode.Range(line, 0, line, 0));
  }

  #goWhereWanted(shown: Shown): void {
    if (this.#wanted === undefined || shown !== this.#newest) return;
    this.#goTo(this.#wanted);
    this.#wanted = undefined;
  }

  #goTo(hunk: number): void {
    const { rows } = this.page;
    const next = rows.findIndex(row => row.hunk !== undefined && hunk <= row.hunk);
    const line = 0 <= next ? next : rows.findIndex(row => row.hunk !== undefined);
    const editor = this.#editor();
    if (line < 0 || !editor) return;
    const range = new vscode.Range(line, 0, line, 0);
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #seesNewest(): boolean {
    const line = lastWritten(this.#drawn.page);
    const seen = this.#editor()?.visibleRanges ?? [];
    return line < 0 || seen.some(({ start, end }) => start.line <= line && line <= end.line);
  }

  #editor(): vscode.TextEditor | undefined {
    const key = this.uri.toString();
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
  }
}

export function isTabOf(tab: vscode.Tab | undefined, uri: vscode.Uri): boolean {
  return tab?.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString();
}

function shownAs(page: ReviewPage): Shown {
  return { page, text: page.rows.map(({ text }) => text).join('\n') };
}

/** The line that was written last; negative where nothing more comes. */
function lastWritten({ rows }: ReviewPage): number {
  const isWritten = rows.some(({ mark }) => mark === 'ahead');
  return isWritten ? rows.findLastIndex(({ mark }) => mark === 'added') : -1;
}
