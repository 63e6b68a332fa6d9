import * as vscode from 'vscode';
import type { StatusParams } from '../protocol/status.js';
import { isFile } from './fileSchemes.js';
import { type Key, LastKey } from './lastKey.js';
import type { ProvideSuggestions } from './serverNews.js';

/** The editor asks 50 ms after a key; on a busy machine it takes longer, in ms. */
const EDITOR_ASKS_MS = 300;

/** Asked less firmly, an editor that heard the key asks nobody who came only then. */
const TRIGGER = 'editor.action.inlineSuggest.trigger';

/**
 * Has the editor ask for a suggestion where it does not by itself: behind the first keys in a
 * window, which come before it listens, once there is a model where a key found none, and once there
 is an answer for which it did not wait.
 */
export class UnheardKeys implements vscode.Disposable {
  readonly #last = new LastKey();
  readonly #watching: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  /** What the editor is made to ask for right now, in one request or two. */
  #asking: Key | undefined;

  constructor() {
    this.#watching = vscode.workspace.onDidChangeTextDocument(event => {
      this.#changed(event);
    });
  }

  /** A file is shown for the first time: it may have been typed in before Cove was there. */
  begin(): void {
    const editor = vscode.window.activeTextEditor;
    if (!editor || editor.document.version === 1) return;
    const to = editor.document.offsetAt(editor.selection.active);
    if (0 < to) this.#struck(editor.document, { from: to - 1, to });
  }

  heard(status: StatusParams): void {
    this.#last.statusIs(status);
    this.#lookSoon();
  }

  /** Stands between the editor and the server. */
  readonly provide: ProvideSuggestions = async (...asking) => {
    const [document, position, context, token, next] = asking;
    const asked = { uri: document.uri.toString(), version: document.version };
    const byCove = this.#asking?.uri === asked.uri && this.#asking.version === asked.version;
    const { Automatic } = vscode.InlineCompletionTriggerKind;
    this.#last.asked(asked, !byCove && context.triggerKind === Automatic);
    // The editor takes it for a command of the person's.
    const told = byCove ? { ...context, triggerKind: Automatic } : context;
    const answer = await next(document, position, told, token);
    if (!answer) this.#last.unanswered(asked);
    else if (token.isCancellationRequested) {
      this.#last.late(asked);
      this.#look().catch(() => undefined);
    }
    return answer;
  };

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watching.dispose();
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    // Without a change it tells that the document was saved, or is not any more.
    const [change, other] = contentChanges;
    if (!change) return;
    const isTyped =
      reason === undefined &&
      other === undefined &&
      change.text !== '' &&
      document === vscode.window.activeTextEditor?.document;
    if (!isTyped) {
      this.#last.changed(document.uri.toString());
      return;
    }
    const from = change.rangeOffset;
    this.#struck(document, { from, to: from + change.text.length });
  }

  #struck(document: vscode.TextDocument, place: Pick<Key, 'from' | 'to'>): void {
    if (!isFile(document.uri)) return;
    const { version } = document;
    this.#last.struck({ uri: document.uri.toString(), version, ...place }, Date.now());
    this.#lookSoon();
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    if (this.#last.due(Date.now()) === undefined) return;
    this.#timer = setTimeout(() => {
      this.#look().catch(() => undefined);
    }, EDITOR_ASKS_MS);
  }

  async #look(): Promise<void> {
    const key = this.#last.due(Date.now());
    const editor = vscode.window.activeTextEditor;
    if (!key || !editor || !isBehind(editor, key)) return;
    const wanted = vscode.workspace.getConfiguration('editor.inlineSuggest', editor.document);
    if (wanted.get('enabled') === false) return;
    // Also where the editor does not ask after all: once is enough.
    this.#last.asked(key, false);
    this.#asking = key;
    try {
      await vscode.commands.executeCommand(TRIGGER);
    } finally {
      this.#asking = undefined;
    }
  }
}

/** Whether the cursor stands behind what the key put in, or inside it, as in a pair of brackets. */
function isBehind({ document, selection }: vscode.TextEditor, key: Key): boolean {
  if (document.uri.toString() !== key.uri || document.version !== key.version) return false;
  const cursor = document.offsetAt(selection.active);
  return selection.isEmpty && key.from < cursor && cursor <= key.to;
}
