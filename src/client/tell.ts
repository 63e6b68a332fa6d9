import * as vscode from 'vscode';
import { unlinked } from './unlinked.js';

/**
 * Tells something in a corner of the editor, with no link in it, whatever it names; resolves with
 * the button that was pressed, if any.
 */
export function tell(
  weight: 'information' | 'warning' | 'error',
  text: string,
  ...buttons: readonly string[]
): Thenable<string | undefined> {
  const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
  const ways = {
    information: showInformationMessage,
    warning: showWarningMessage,
    error: showErrorMessage,
  };
  return ways[weight](unlinked(text), ...buttons);
}
