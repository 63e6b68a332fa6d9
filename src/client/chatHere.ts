import * as vscode from 'vscode';
import type { Chip } from '../protocol/panel/shapes.js';
import type { ToPage } from '../protocol/panel/toPage.js';
import { FILE_SCHEMES } from './fileSchemes.js';

type Here = Extract<ToPage, { type: 'here' }>;

/** Dragging a selection changes it at each line. */
const REST_MS = 150;

/** What the person looks at, as things to ask about. */
export function here(): Here {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !FILE_SCHEMES.includes(editor.document.uri.scheme)) return { type: 'here' };
  const uri = editor.document.uri.toString();
  const label = nameOf(editor.document.uri);
  const file: Chip = { mention: { kind: 'file', uri }, label };
  const { selection } = editor;
  if (selection.isEmpty) return { type: 'here', file };
  const range = rangeOf(selection);
  return {
    type: 'here',
    file,
    selection: { mention: { kind: 'selection', uri, range }, label: `${label} ${linesOf(range)}` },
  };
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

function nameOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}

type Range = Extract<Chip['mention'], { kind: 'selection' }>['range'];

function rangeOf({ start, end }: vscode.Selection): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** A selection that ends before the first character of a line has nothing of that line. */
function linesOf({ start, end }: Range): string {
  const last = end.character === 0 && start.line < end.line ? end.line : end.line + 1;
  return last === start.line + 1 ? `${last}` : `${start.line + 1}–${last}`;
}
