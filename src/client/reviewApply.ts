import * as vscode from 'vscode';
import type { Replacement } from '../core/text/lineEdits.js';
import { nameOf } from './nameOf.js';
import { tell } from './tell.js';

const CELL_SCHEME = 'vscode-notebook-cell';

/** The editor makes one step of undo of all edits that have no stop between them. */
const FIRST = { undoStopBefore: true, undoStopAfter: false };
const LAST = { undoStopBefore: false, undoStopAfter: true };

/** A document, and the text that it had when the person decided. */
interface Kept {
  readonly document: vscode.TextDocument;
  readonly text: string;
  /** Where it is shown. */
  readonly column: vscode.ViewColumn;
}

/**
 * Shows the document again and puts in what was kept, formatted where the editor formats what is
 * pasted. One undo takes all of it back.
 *
 * Nothing is done where the document has another text than the one that the offsets are of; returns
 * whether something was.
 */
export async function applyKept(
  { document, text, column }: Kept,
  kept: readonly Replacement[],
): Promise<boolean> {
  if (document.uri.scheme === CELL_SCHEME) return applyToCell(document, kept);
  // Nothing is to be done in a document that the person is done with.
  if (kept.length === 0 && document.isClosed) return false;
  const editor = await vscode.window.showTextDocument(document.uri, { viewColumn: column });
  const now = editor.document;
  if (kept.length === 0) return false;
  // Closed meanwhile, it is read again from the disk, where it may be another.
  if (now.getText() !== text) {
    await say(now, 'was changed meanwhile, so nothing was done. Run it again.');
    return false;
  }
  const changes = rangesOf(now, kept);
  const isDone = await editor.edit(edit => {
    for (const { range, text: put } of changes) edit.replace(range, put);
  }, FIRST);
  if (!isDone || now.getText() === text) {
    await say(now, 'cannot be changed, so nothing was done.');
    return false;
  }
  const formatted = await formattedAsPasted(now, kept);
  await editor.edit(edit => {
    for (const { range, newText } of formatted) edit.replace(range, newText);
  }, LAST);
  return true;
}

async function applyToCell(
  cell: vscode.TextDocument,
  kept: readonly Replacement[],
): Promise<boolean> {
  const holds = (notebook: vscode.NotebookDocument): boolean =>
    notebook.getCells().some(({ document }) => document === cell);
  const notebook = vscode.workspace.notebookDocuments.find(holds);
  if (!notebook) {
    await say(cell, 'was closed meanwhile, so nothing was done.');
    return false;
  }
  const change = new vscode.WorkspaceEdit();
  for (const { range, text } of rangesOf(cell, kept)) change.replace(cell.uri, range, text);
  const isDone = await vscode.workspace.applyEdit(change);
  await vscode.window.showNotebookDocument(notebook);
  return isDone && 0 < kept.length;
}

interface Change {
  readonly range: vscode.Range;
  readonly text: string;
}

function rangesOf(document: vscode.TextDocument, edits: readonly Replacement[]): readonly Change[] {
  return edits.map(({ start, end, text }) => ({
    range: new vscode.Range(document.positionAt(start), document.positionAt(end)),
    text,
  }));
}

/** What the document's formatter would change of the new code; none where it is not to. */
async function formattedAsPasted(
  document: vscode.TextDocument,
  kept: readonly Replacement[],
): Promise<readonly vscode.TextEdit[]> {
  const settings = vscode.workspace.getConfiguration('editor', document);
  if (settings.get('formatOnPaste') !== true) return [];
  const start = kept[0]?.start ?? 0;
  const grown = kept.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  const end = (kept.at(-1)?.end ?? 0) + grown;
  const edits = await vscode.commands.executeCommand<readonly vscode.TextEdit[] | undefined>(
    'vscode.executeFormatRangeProvider',
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(end)),
    { tabSize: settings.get('tabSize'), insertSpaces: settings.get('insertSpaces') },
  );
  return edits ?? [];
}

async function say({ uri }: vscode.TextDocument, what: string): Promise<void> {
  await tell('warning', `${nameOf(uri)} ${what}`);
}
