import * as vscode from 'vscode';
import type { ActionName } from '../protocol/actions.js';
import type { CommandId } from '../protocol/commands.js';
import { changeSetting, settingsHere } from './changeSetting.js';
import type { ChatDoor } from './chatDoor.js';
import type { CommitMessages } from './commitMessages.js';
import { eraseKept } from './eraseKept.js';
import type { FirstMinute } from './firstMinute.js';
import { showMenu } from './menu.js';
import { explain } from './explain.js';
import type { Pages } from './pages.js';
import type { Proposals } from './proposals.js';
import { pullModel } from './pullModel.js';
import { runAction } from './runAction.js';
import { runOwnAction } from './runOwnAction.js';
import { selectModel } from './selectModel.js';
import { setAccess } from './setAccess.js';
import type { ServerLink } from './serverLink.js';
import type { StatusItem } from './statusItem.js';
import { tryIt } from './tryIt.js';

/** What a command may use. */
export interface Tools {
  readonly link: ServerLink;
  readonly status: StatusItem;
  readonly first: FirstMinute;
  readonly pages: Pages;
  readonly chat: ChatDoor;
  readonly proposals: Proposals;
  readonly commits: CommitMessages;
}

type Handler = (tools: Tools, ...told: readonly unknown[]) => unknown;

/** What is done with a piece of code; a code action tells with which. */
const ACTION_HANDLERS = {
  'cove.explain': (tools, ...told) => explain(tools, told),
  'cove.refactor': actionHandler('refactor'),
  'cove.fix': actionHandler('fix'),
  'cove.document': actionHandler('document'),
  'cove.test': actionHandler('test'),
  'cove.edit': actionHandler('edit'),
} as const satisfies Partial<Record<CommandId, Handler>>;

function actionHandler(action: ActionName): Handler {
  return (tools, ...told) => runAction(action, tools, told);
}

/** What is decided on new code; a lens tells on which. */
const DECISIONS = {
  'cove.keepChange': ({ proposals }, ...told) => proposals.decide('kept', 'one', told),
  'cove.dropChange': ({ proposals }, ...told) => proposals.decide('dropped', 'one', told),
  'cove.keepAllChanges': ({ proposals }, ...told) => proposals.decide('kept', 'all', told),
  'cove.dropAllChanges': ({ proposals }, ...told) => proposals.decide('dropped', 'all', told),
} as const satisfies Partial<Record<CommandId, Handler>>;

/** A command without a handler, or a handler without a command, does not compile. */
const HANDLERS: Readonly<Record<CommandId, Handler>> = {
  'cove.complete': completeHere,
  'cove.toggleCompletion': toggleCompletion,
  'cove.getStarted': ({ first }) => first.open(),
  'cove.tryIt': () => tryIt(),
  'cove.menu': ({ link, status }) => showMenu(link, status.shown),
  'cove.selectModel': ({ link }) => selectModel(link),
  'cove.pullModel': ({ link }, name) => pullModel(link, name),
  ...ACTION_HANDLERS,
  'cove.ownAction': (tools, ...told) => runOwnAction(tools, told),
  'cove.setAccess': ({ link }) => setAccess(link),
  'cove.diagnose': ({ pages }) => pages.show('diagnosis'),
  'cove.showPrompt': ({ pages }) => pages.show('prompt'),
  'cove.showLedger': ({ pages }) => pages.show('ledger'),
  'cove.erase': ({ link }) => eraseKept(link),
  ...DECISIONS,
  'cove.commitMessage': ({ commits }, told) => commits.write(told),
  'cove.stopCommitMessage': ({ commits }, told) => commits.stop(told),
  'cove.openChat': ({ chat }, peek) => chat.open(peek),
  'cove.openChatInEditor': ({ chat }) => chat.openTab(),
  'cove.newChat': ({ chat }) => chat.startNew(),
  'cove.addToChat': ({ chat }) => chat.add(),
};

/** Does what the command of this name stands for. */
export function runCommand(id: CommandId, tools: Tools, told: readonly unknown[]): unknown {
  return HANDLERS[id](tools, ...told);
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
  // What was shown is gone where the command came from the palette, and without it there is no next.
  await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
  if (isAgain) await vscode.commands.executeCommand('editor.action.inlineSuggest.showNext');
}

async function toggleCompletion(): Promise<void> {
  const name = 'completion.enabled';
  const isOn = settingsHere().get(name) !== false;
  await changeSetting(name, !isOn);
}
