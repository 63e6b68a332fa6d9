import * as vscode from 'vscode';
import type { ActionName, ActionOffer } from '../protocol/actions.js';
import { METHODS } from '../protocol/methods.js';
import { type ActionTools, runAction } from './runAction.js';
import { tell } from './tell.js';

const OWN = 'own:';
const WRITE_ONE = 'Write One';

/** Runs one of the person's own actions: the one that a code action names, or one that is picked. */
export async function runOwnAction(tools: ActionTools, told: readonly unknown[]): Promise<void> {
  const [uri, range, named] = told;
  const action = isOwn(named) ? named : await pickOwn(tools);
  if (action) await runAction(action, tools, [uri, range]);
}

/** Undefined where none is picked, or there is none yet. */
async function pickOwn({ link }: ActionTools): Promise<ActionName | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return undefined;
  const params = { textDocument: { uri: document.uri.toString() } };
  const offers = await link.ask<readonly ActionOffer[]>(METHODS.actionList, params);
  const own = offers?.filter(({ action }) => action.startsWith(OWN)) ?? [];
  if (own.length === 0) {
    await offerToWriteOne();
    return undefined;
  }
  const items = own.map(({ action, title, delivery }) => ({
    label: title,
    description: delivery === 'answer' ? 'answers in words' : 'changes the code',
    action,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: 'Cove: Your Own Action' });
  return picked?.action;
}

async function offerToWriteOne(): Promise<void> {
  const text = 'You have no actions of your own yet. They are rows in the setting "cove.actions".';
  const answer = await tell('information', text, WRITE_ONE);
  if (answer !== WRITE_ONE) return;
  await vscode.commands.executeCommand('workbench.action.openSettings', 'cove.actions');
}

function isOwn(value: unknown): value is ActionName {
  return typeof value === 'string' && value.startsWith(OWN);
}
