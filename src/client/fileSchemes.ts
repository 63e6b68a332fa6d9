import type * as vscode from 'vscode';

/** Where text is edited: what the editor shows besides, such as output or settings, is not. */
export const FILE_SCHEMES: readonly string[] = [
  'file',
  'untitled',
  'vscode-notebook-cell',
  'vscode-vfs',
  'vscode-remote',
];

/** Whether it is one of these. */
export function isFile({ scheme }: vscode.Uri): boolean {
  return FILE_SCHEMES.includes(scheme);
}

/** Where a commit message is written: a document, but no file that anything else is done with. */
export const COMMIT_BOX = 'vscode-scm';
