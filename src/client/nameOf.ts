import type * as vscode from 'vscode';

/** The name of a file or folder, without the folders that it lies in. */
export function nameOf({ path }: vscode.Uri): string {
  return path.split('/').at(-1) ?? path;
}
