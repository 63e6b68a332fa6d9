import * as vscode from 'vscode';
import { METHODS } from '../protocol/methods.js';
import type { ServerLink } from './serverLink.js';
import { tell } from './tell.js';

/** How long it is told in the status bar, in ms: a glance. */
const TOLD_MS = 4_000;

const ERASE = 'Erase';

/** Erases what Cove keeps of its own doings, once the person confirmed; it does not come back. */
export async function eraseKept(link: ServerLink): Promise<void> {
  const chosen = await vscode.window.showWarningMessage(
    'Erase the ledger of requests, and how many suggestions you took today?',
    { modal: true, detail: 'Chats stay; each can be deleted in the list of chats.' },
    ERASE,
  );
  if (chosen !== ERASE) return;
  if ((await link.ask<boolean>(METHODS.erase)) === true) {
    vscode.window.setStatusBarMessage('Cove: erased.', TOLD_MS);
    return;
  }
  await tell(
    'error',
    'It could not be erased. Make the storage folder of Cove writable, or delete the files in it.',
  );
}
