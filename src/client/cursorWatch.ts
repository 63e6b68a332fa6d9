import * as vscode from 'vscode';
import type { CursorParams } from '../protocol/cursor.js';
import type { Method } from '../protocol/methods.js';
import { isFile } from './fileSchemes.js';
import type { ServerLink } from './serverLink.js';

/** By its name alone: the table of all methods is not read with what activates. */
const CURSOR: Method = 'cove/cursor';

/**
 * Tells the server where the cursor goes without typing, so that it can prepare, and whether a
 * suggestion would be of use there.
 */
export class CursorWatch implements vscode.Disposable {
  readonly #link: ServerLink;
  readonly #watching: vscode.Disposable;
  #shape = '';

  constructor(link: ServerLink) {
    this.#link = link;
    this.#watching = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor(editor => {
        this.tell(editor);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        // What moves the cursor with the text has no kind, and is known from the text.
        if (kind !== undefined || this.#shape !== shapeOf(textEditor)) this.tell(textEditor);
      }),
      // A document in another language is opened anew in its editor.
      vscode.workspace.onDidOpenTextDocument(document => {
        if (document === vscode.window.activeTextEditor?.document) this.tell();
      }),
    );
  }

  /** Tells of the cursor in `editor`, or else in the active one. */
  tell(editor = vscode.window.activeTextEditor): void {
    if (!editor || !isFile(editor.document.uri)) return;
    this.#shape = shapeOf(editor);
    this.#link.tell(CURSOR, paramsOf(editor));
  }

  dispose(): void {
    this.#watching.dispose();
  }
}

function paramsOf({ document, selections, selection }: vscode.TextEditor): CursorParams {
  const { line, character } = selection.active;
  return {
    textDocument: { uri: document.uri.toString() },
    position: { line, character },
    selected: !selection.isEmpty,
    cursors: selections.length,
    readOnly: vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false,
  };
}

/** What of a cursor speaks for or against a suggestion. */
function shapeOf({ document, selections, selection }: vscode.TextEditor): string {
  return `${document.uri.toString()} ${selections.length} ${selection.isEmpty}`;
}
