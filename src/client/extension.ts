import * as vscode from 'vscode';
import { ChatDoor } from './chatDoor.js';
import { CommitMessages } from './commitMessages.js';
import { registerCommands } from './commands.js';
import { CursorWatch } from './cursorWatch.js';
import { FILE_SCHEMES } from './fileSchemes.js';
import { FirstMinute } from './firstMinute.js';
import { Pages } from './pages.js';
import { Proposals } from './proposals.js';
import { ServerLink } from './serverLink.js';
import { StatusItem } from './statusItem.js';

/**
 * Called when the editor meets a language, which may be one in settings of its own. What takes
 * time, the language client and the server, is started behind it, once a file is shown.
 */
export function activate(context: vscode.ExtensionContext): void {
  const status = new StatusItem();
  const link = new ServerLink(context, {
    onStatus: params => {
      status.show(params);
      first.heard(params);
    },
    onFigures: figures => {
      status.measured(figures);
      first.measured(figures);
    },
    onRunning: () => {
      cursor.tell();
    },
  });
  const first = new FirstMinute(context, link);
  const cursor = new CursorWatch(link);
  const pages = new Pages(link);
  const proposals = new Proposals();
  const commits = new CommitMessages(link);
  const chat = new ChatDoor(context, link, change => proposals.propose(change));
  context.subscriptions.push(
    status,
    link,
    pages,
    proposals,
    chat,
    commits,
    registerCommands({ link, status, first, pages, chat, proposals, commits }),
    cursor,
    onceFileIsShown(() => {
      link.start();
    }),
  );
}

/**
 * Calls `then` as soon as a file is shown, or anything else that a person edits. An open document
 * is not enough: the editor itself opens its settings when it starts.
 */
function onceFileIsShown(then: () => void): vscode.Disposable {
  const look = (editors: readonly vscode.TextEditor[]): void => {
    if (!editors.some(({ document }) => FILE_SCHEMES.includes(document.uri.scheme))) return;
    showing.dispose();
    then();
  };
  const showing = vscode.window.onDidChangeVisibleTextEditors(look);
  look(vscode.window.visibleTextEditors);
  return showing;
}
