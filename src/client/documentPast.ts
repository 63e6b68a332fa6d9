import * as vscode from 'vscode';
import type { Replacement } from '../core/text/lineEdits.js';
import { replaced } from '../core/text/replaced.js';

interface Step {
  /** Of the document behind it. */
  readonly version: number;
  readonly edit: Replacement;
}

/**
 * What was done to a document since this was made: the server answers about the document as it had
 * it, while the person goes on.
 */
export class DocumentPast implements vscode.Disposable {
  readonly #start: string;
  readonly #steps: Step[] = [];
  readonly #listening: vscode.Disposable;

  /** `onEdit` hears each edit as it is made. */
  constructor(document: vscode.TextDocument, onEdit: (edit: Replacement) => void) {
    this.#start = document.getText();
    this.#listening = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document.uri.toString() !== document.uri.toString()) return;
      const { version } = event.document;
      for (const { rangeOffset: start, rangeLength, text } of event.contentChanges) {
        const edit = { start, end: start + rangeLength, text };
        this.#steps.push({ version, edit });
        onEdit(edit);
      }
    });
  }

  /** The text as it was at a version, and what was done to it since. */
  at(version: number): { readonly text: string; readonly since: readonly Replacement[] } {
    let text = this.#start;
    const since: Replacement[] = [];
    for (const step of this.#steps) {
      if (step.version <= version) text = replaced(text, [step.edit]);
      else since.push(step.edit);
    }
    return { text, since };
  }

  dispose(): void {
    this.#listening.dispose();
  }
}
