import * as vscode from 'vscode';
import type { ActionRange } from '../protocol/actions.js';

/** Marks what an action is about, until it is disposed of. */
export function highlight(
  document: vscode.TextDocument,
  { start, end }: ActionRange,
): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
  });
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document === document) editor.setDecorations(type, [range]);
  }
  return new vscode.Disposable(() => {
    type.dispose();
  });
}
