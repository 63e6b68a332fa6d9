import * as vscode from 'vscode';
import type { ActionRange } from '../protocol/actions.js';
import { editorRange } from './ranges.js';

/** Marks what an action is about, until it is disposed of. */
export function highlight(
  document: vscode.TextDocument,
  target: ActionRange,
): vscode.TextEditorDecorationType {
  const type = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
  });
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document === document) editor.setDecorations(type, [editorRange(target)]);
  }
  return type;
}
