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

/** Asks as `ask` does; what comes by itself, until the person types, moves or leaves. */
function goingOn(ask: AskServer): AskServer {
  return async (document, position, context, token) => {
    if (context.triggerKind !== vscode.InlineCompletionTriggerKind.Automatic) {
      return ask(document, position, context, token);
    }
    const began = Date.now();
    const { version } = document;
    const asking = new vscode.CancellationTokenSource();
    const end = (): void => {
      asking.cancel();
    };
    const watching = [
      token.onCancellationRequested(() => {
        const isPerson = Date.now() - began < EDITOR_GIVES_UP_MS || document.version !== version;
        if (isPerson) end();
        else watching.push(...whereItEnds(document, end));
      }),
    ];
    try {
      return await ask(document, position, context, asking.token);
    } finally {
      vscode.Disposable.from(...watching, asking).dispose();
    }
  };
}

/** Calls `end` as soon as nobody waits at the cursor in `document` any more. */
function whereItEnds(document: vscode.TextDocument, end: () => void): vscode.Disposable[] {
  return [
    vscode.workspace.onDidChangeTextDocument(change => {
      if (change.document === document) end();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document === document) end();
    }),
    vscode.window.onDidChangeActiveTextEditor(end),
  ];
}
