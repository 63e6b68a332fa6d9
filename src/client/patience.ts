import * as vscode from 'vscode';
import type { ProvideSuggestions } from './serverNews.js';

type AskServer = Parameters<ProvideSuggestions>[4];

/**
 * Who gives up a request later than this, in ms, and changes nothing, is the editor: VS Code waits
 * 750 ms, then shows its own list instead and asks no more, however soon a model would answer. A
 * person who wants to see nothing presses Escape before.
 */
const EDITOR_GIVES_UP_MS = 500;

/** Gives `provide` the editor, and a server that is asked on when the editor gives up by itself. */
export function patiently(provide: ProvideSuggestions): ProvideSuggestions {
  return (...asking) => {
    const [document, position, context, token, ask] = asking;
    return provide(document, position, context, token, goingOn(ask));
  };
}

/** Asks as `ask` does, until the person types, moves or leaves. */
function goingOn(ask: AskServer): AskServer {
  return async (document, position, context, token) => {
    const began = Date.now();
    const { version } = document;
    const asking = new vscode.CancellationTokenSource();
    const watching: vscode.Disposable[] = [];
    const end = (): void => {
      asking.cancel();
    };
    const givenUp = (): void => {
      if (Date.now() - began < EDITOR_GIVES_UP_MS || document.version !== version) {
        end();
        return;
      }
      watching.push(
        vscode.workspace.onDidChangeTextDocument(end),
        vscode.window.onDidChangeTextEditorSelection(end),
        vscode.window.onDidChangeActiveTextEditor(end),
      );
    };
    watching.push(token.onCancellationRequested(givenUp));
    try {
      return await ask(document, position, context, asking.token);
    } finally {
      vscode.Disposable.from(...watching, asking).dispose();
    }
  };
}
