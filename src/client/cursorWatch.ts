import * as vscode from 'vscode';
import type { CursorParams } from '../protocol/cursor.js';
import { METHODS } from '../protocol/methods.js';
import { FILE_SCHEMES } from './fileSchemes.js';
import type { ServerLink } from './serverLink.js';

/**
 * Tells the server where the cursor goes without typing, so that it can prepare, and whether a
 * suggestion would be of use there.
 */
export function watchCursor(link: ServerLink): vscode.Disposable {
  let shape = '';
  const tell = (editor: vscode.TextEditor | undefined): void => {
    if (!editor || !FILE_SCHEMES.includes(editor.document.uri.scheme)) return;
    shape = shapeOf(editor);
    link.tell(METHODS.cursor, paramsOf(editor));
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      // What moves the cursor with the text has no kind, and is known from the text.
      if (kind !== undefined || shape !== shapeOf(textEditor)) tell(textEditor);
    }),
  );
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
