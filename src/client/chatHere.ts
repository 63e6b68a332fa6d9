import * as vscode from 'vscode';
import type { ToPage } from '../protocol/panel/toPage.js';
import { fileChip, pieceChip } from './chatChips.js';
import { editorHere } from './editorHere.js';
import { isFile } from './fileSchemes.js';

type Here = Extract<ToPage, { type: 'here' }>;

/** Dragging a selection changes it at each line. */
const REST_MS = 150;

/** What the person looks at, as things to ask about. */
export function here(): Here {
  const editor = editorHere();
  if (!editor || !isFile(editor.document.uri)) return { type: 'here' };
  const { document, selection } = editor;
  const file = fileChip(document.uri);
  if (selection.isEmpty) return { type: 'here', file };
  return { type: 'here', file, selection: pieceChip(document.uri, selection) };
}

/** Calls `then` when that changes, and has rested. */
export function onHereChanged(then: () => void): vscode.Disposable {
  let resting: NodeJS.Timeout | undefined;
  const rest = (): void => {
    clearTimeout(resting);
    resting = setTimeout(then, REST_MS);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(rest),
    vscode.window.onDidChangeTextEditorSelection(rest),
    {
      dispose: () => {
        clearTimeout(resting);
      },
    },
  );
}
