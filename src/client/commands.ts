import * as vscode from 'vscode';
import { type Command, type CommandId, COMMANDS } from '../protocol/commands.js';
import { changeSetting, settingsHere } from './changeSetting.js';
import type { ChatDoor } from './chatDoor.js';
import type { Pages } from './pages.js';
import { selectModel } from './selectModel.js';
import type { ServerLink } from './serverLink.js';

/** What a command may use. */
export interface Tools {
  readonly link: ServerLink;
  readonly pages: Pages;
  readonly chat: ChatDoor;
}

type Handler = (tools: Tools) => Promise<unknown>;

/** The commands whose feature is there: those without `later` in the table. */
type ReadyId = {
  [Id in CommandId]: (typeof COMMANDS)[Id] extends { later: string } ? never : Id;
}[CommandId];

/** A command without a handler, or a handler without a command, does not compile. */
const HANDLERS: Readonly<Record<ReadyId, Handler>> = {
  'cove.complete': completeHere,
  'cove.toggleCompletion': toggleCompletion,
  'cove.selectModel': ({ link }) => selectModel(link),
  'cove.diagnose': ({ pages }) => pages.show('diagnosis'),
  'cove.showPrompt': ({ pages }) => pages.show('prompt'),
  'cove.showLedger': ({ pages }) => pages.show('ledger'),
  'cove.openChat': ({ chat }) => chat.open(),
  'cove.newChat': ({ chat }) => chat.startNew(),
  'cove.addToChat': ({ chat }) => chat.add(),
};

export function registerCommands(tools: Tools): vscode.Disposable {
  const rows: readonly [string, Command][] = Object.entries(COMMANDS);
  const handlers = new Map<string, Handler>(Object.entries(HANDLERS));
  return vscode.Disposable.from(
    ...rows.map(([id, { later = '' }]) => {
      const handler = handlers.get(id) ?? (() => comesLater(later));
      return vscode.commands.registerCommand(id, () => handler(tools));
    }),
  );
}

/** Where the last suggestion was asked for, and of which text. */
let completedAt = '';

/** Asked again at the same place, the editor shows the next one: it fetches them all for that. */
async function completeHere(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const { line = 0, character = 0 } = editor?.selection.active ?? {};
  const place = `${editor?.document.uri.toString()} ${editor?.document.version} ${line}:${character}`;
  const isAgain = editor !== undefined && place === completedAt;
  completedAt = place;
  const show = isAgain
    ? 'editor.action.inlineSuggest.showNext'
    : 'editor.action.inlineSuggest.trigger';
  await vscode.commands.executeCommand(show);
}

async function comesLater(feature: string): Promise<void> {
  await vscode.window.showInformationMessage(`${feature} comes with a later version of Cove.`);
}

async function toggleCompletion(): Promise<void> {
  const name = 'completion.enabled';
  const isOn = settingsHere().get(name) !== false;
  await changeSetting(name, !isOn);
}
