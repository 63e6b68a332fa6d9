import * as vscode from 'vscode';

/** Behind its end a model knows what to say. */
const EXAMPLE = `/** What all items cost together. */
function totalOf(items) {
  return items.reduce((sum, item) => sum + item.price * item.quantity, 0);
}

/** How many items there are. */
function countOf(items) {
  return `;

/**
 * Opens an example that nobody has to save, and asks for a suggestion at its end. It asks outright,
 * as a key that is struck in a new editor can come before the editor heeds keys.
 */
export async function tryIt(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({
    language: 'javascript',
    content: `${EXAMPLE}\n}\n`,
  });
  const end = document.positionAt(EXAMPLE.length);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
  await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
}
