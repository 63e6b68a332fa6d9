import * as vscode from 'vscode';
import type { Range } from '../protocol/panel/shapes.js';
import { editorHere } from './editorHere.js';
import { isFile } from './fileSchemes.js';
import { editorRange } from './ranges.js';
import { tell } from './tell.js';

/** Puts code where the cursor is, in place of what is selected; without an editor, in a new file. */
export async function insertAtCursor(text: string): Promise<void> {
  const editor = editorHere();
  if (!editor) {
    await openNewFile(text, 'plaintext');
    return;
  }
  await editor.edit(edit => {
    edit.replace(editor.selection, text);
  });
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
}

export async function openNewFile(content: string, wanted: string): Promise<void> {
  const known = await vscode.languages.getLanguages();
  const language = known.includes(wanted) ? wanted : 'plaintext';
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
}

/** Shows a piece of a file that an answer was made from. */
export async function openSource(address: string, range: Range | undefined): Promise<void> {
  const uri = vscode.Uri.parse(address);
  if (!isFile(uri)) return;
  try {
    await vscode.window.showTextDocument(uri, range ? { selection: editorRange(range) } : {});
  } catch {
    await tell('information', 'That file is not there any more.');
  }
}

/**
 * Opens an address that a model wrote, once the person has seen the whole of it: a model can be
 * led by what it reads to send what it read away in one.
 */
export async function openLink(address: string): Promise<void> {
  const url = webAddress(address);
  if (url === undefined) return;
  const open = 'Open';
  const choice = await vscode.window.showWarningMessage(
    'Open this address in your browser?',
    { modal: true, detail: url },
    open,
  );
  if (choice === open) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}

/** As a browser reads it, so that no letter looks like another; undefined where it is no page's. */
function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  const isPlain = username === '' && password === '';
  return isPlain && (protocol === 'https:' || protocol === 'http:') ? href : undefined;
}

export async function isSureToDelete(): Promise<boolean> {
  const choice = await vscode.window.showWarningMessage(
    'Delete this conversation?',
    { modal: true, detail: 'It cannot be brought back.' },
    'Delete',
  );
  return choice === 'Delete';
}
