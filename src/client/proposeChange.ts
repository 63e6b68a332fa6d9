import * as vscode from 'vscode';
import type { ActionRewrite } from '../protocol/actions.js';
import type { Pages } from './pages.js';

export interface Proposal {
  readonly pages: Pages;
  readonly result: ActionRewrite;
}

const APPLY = 'Apply';

/**
 * Shows the document beside how it would be, and changes it when the person says so; one undo takes
 * that back. Until then the document holds nothing of it.
 */
export async function proposeChange(
  title: string,
  document: vscode.TextDocument,
  { pages, result: { edits, parses } }: Proposal,
): Promise<void> {
  const { uri, version } = document;
  const name = uri.path.split('/').at(-1) ?? '';
  const changes = edits.map(({ range: { start, end }, newText }) => ({
    range: new vscode.Range(start.line, start.character, end.line, end.character),
    newText,
  }));
  const proposed = pages.keep(`${title} ${name}`, changed(document, changes));
  await vscode.commands.executeCommand('vscode.diff', uri, proposed, `Cove: ${title} ${name}`);
  const doubt = parses === false ? ' It does not parse.' : '';
  const question = `Cove: ${title}. Change ${name} like this?${doubt}`;
  const answer = await vscode.window.showInformationMessage(question, APPLY, 'Discard');
  await closeDiff(proposed);
  if (answer !== APPLY) return;
  if (document.version !== version) {
    await vscode.window.showWarningMessage(`${name} was changed meanwhile, so nothing was done.`);
    return;
  }
  const change = new vscode.WorkspaceEdit();
  for (const { range, newText } of changes) change.replace(uri, range, newText);
  await vscode.workspace.applyEdit(change);
  await vscode.window.showTextDocument(document);
}

interface Change {
  readonly range: vscode.Range;
  readonly newText: string;
}

/** The text with the changes, of which none touches another, from the last to the first. */
function changed(document: vscode.TextDocument, changes: readonly Change[]): string {
  return changes.reduceRight(
    (text, { range, newText }) =>
      text.slice(0, document.offsetAt(range.start)) +
      newText +
      text.slice(document.offsetAt(range.end)),
    document.getText(),
  );
}

async function closeDiff(proposed: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  const shown = tabs.filter(
    ({ input }) =>
      input instanceof vscode.TabInputTextDiff && input.modified.toString() === proposed.toString(),
  );
  await vscode.window.tabGroups.close(shown);
}
