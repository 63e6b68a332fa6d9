import * as vscode from 'vscode';
import { CursorWatch } from './cursorWatch.js';
import { FeaturesDoor } from './featuresDoor.js';
import { FILE_SCHEMES } from './fileSchemes.js';
import { ServerLink } from './serverLink.js';
import { StatusItem } from './statusItem.js';
import { UnheardKeys } from './unheardKeys.js';

/**
 * Called when the editor meets a language, which may be one in settings of its own, or has started.
 * What takes time, the language client and the server, is started behind it, in a window for code;
 * what a person does with Cove is read once it is done.
 */
export function activate(context: vscode.ExtensionContext): void {
  const status = new StatusItem();
  const link = new ServerLink(context, {
    onStatus: params => {
      status.show(params);
      keys.heard(params);
      features.heard(params);
    },
    onFigures: figures => {
      status.measured(figures);
      features.measured(figures);
    },
    onRunning: () => {
      cursor.tell();
    },
    onAsk: (...asked) => keys.provide(...asked),
  });
  const features = new FeaturesDoor({ context, link, status });
  const cursor = new CursorWatch(link);
  const keys = new UnheardKeys();
  context.subscriptions.push(
    status,
    link,
    features,
    cursor,
    keys,
    onceThereIsCode(() => {
      keys.begin();
      link.start();
    }),
  );
}

/**
 * Calls `then` where a folder is open, since a model needs longer to come into memory than a person
 * to open a file; else as soon as a file is shown, or anything else that a person edits. An open
 * document is not enough: the editor itself opens its settings when it starts.
 */
function onceThereIsCode(then: () => void): vscode.Disposable {
  const look = (editors: readonly vscode.TextEditor[]): void => {
    const isShown = editors.some(({ document }) => FILE_SCHEMES.includes(document.uri.scheme));
    if (!isShown && !vscode.workspace.workspaceFolders) return;
    showing.dispose();
    then();
  };
  const showing = vscode.window.onDidChangeVisibleTextEditors(look);
  look(vscode.window.visibleTextEditors);
  return showing;
}
