import * as vscode from 'vscode';
import { CursorWatch } from './cursorWatch.js';
import { FeaturesDoor } from './featuresDoor.js';
import { isFile } from './fileSchemes.js';
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

/** An editor that has started still has work to do, which a person waits for first, in ms. */
const SETTLED_MS = 2_000;

/**
 * Calls `then` as soon as a file is shown, or anything else that a person edits; where a folder is
 * open also without one, since a model needs longer to come into memory than a person to find a
 * file. An open document is not enough: the editor itself opens its settings when it starts.
 */
function onceThereIsCode(then: () => void): vscode.Disposable {
  const begin = (): void => {
    waiting.dispose();
    then();
  };
  const look = (editors: readonly vscode.TextEditor[]): void => {
    if (editors.some(({ document }) => isFile(document.uri))) begin();
  };
  const later = vscode.workspace.workspaceFolders && setTimeout(begin, SETTLED_MS);
  const waiting = vscode.Disposable.from(vscode.window.onDidChangeVisibleTextEditors(look), {
    dispose: () => {
      clearTimeout(later);
    },
  });
  look(vscode.window.visibleTextEditors);
  return waiting;
}
