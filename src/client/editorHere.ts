import * as vscode from 'vscode';
import { isFile } from './fileSchemes.js';

/** The editor that a person works in: the active one, or while the chat's tab is, one beside it. */
export function editorHere(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return activeTextEditor ?? visibleTextEditors.find(({ document }) => isFile(document.uri));
}
