import * as vscode from 'vscode';
import type { ActionRewrite } from '../protocol/actions.js';
import type { Pages } from './pages.js';

const APPLY = 'Apply';
const DISCARD = 'Discard';

/** What is proposed for a document. */
interface Proposal {
  readonly title: string;
  readonly document: vscode.TextDocument;
  readonly result: ActionRewrite;
}

/**
 * Changes that are shown beside the documents that they are for, until the person applies them, by
 * a button of the comparison or of the message, or discards them, or closes the comparison.
 *
 * **Invariant:** until then a document holds nothing of them, and one undo takes all of one back.
 */
export class Proposals implements vscode.Disposable {
  readonly #pages: Pages;
  /** By the address of what is proposed; told whether to apply it. */
  readonly #open = new Map<string, (apply: boolean) => void>();
  readonly #closing: vscode.Disposable;

  constructor(pages: Pages) {
    this.#pages = pages;
    this.#closing = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      for (const tab of closed) this.#settle(proposedIn(tab), false);
    });
  }

  /** Resolves when the person has decided. */
  async propose({ title, document, result: { edits, parses } }: Proposal): Promise<void> {
    const { uri, version } = document;
    const name = uri.path.split('/').at(-1) ?? '';
    const changes = edits.map(({ range: { start, end }, newText }) => ({
      range: new vscode.Range(start.line, start.character, end.line, end.character),
      newText,
    }));
    const proposed = this.#pages.keep(`${title} ${name}`, changed(document, changes));
    const key = proposed.toString();
    this.#settle(key, false);
    const decided = new Promise<boolean>(resolve => this.#open.set(key, resolve));
    await vscode.commands.executeCommand('vscode.diff', uri, proposed, `Cove: ${title} ${name}`);
    const doubt = parses === false ? ' It does not parse.' : '';
    void vscode.window
      .showInformationMessage(`Change ${name} like this?${doubt}`, APPLY, DISCARD)
      .then(answer => {
        // A message that went by itself decides nothing: the comparison has the same buttons.
        if (answer !== undefined) this.#settle(key, answer === APPLY);
      });
    const applies = await decided;
    await closeTab(key);
    if (!applies) return;
    if (document.version !== version) {
      await vscode.window.showWarningMessage(`${name} was changed meanwhile, so nothing was done.`);
      return;
    }
    const change = new vscode.WorkspaceEdit();
    for (const { range, newText } of changes) change.replace(uri, range, newText);
    await vscode.workspace.applyEdit(change);
    await vscode.window.showTextDocument(document);
  }

  /** Decides on the change that is shown. */
  decide(apply: boolean): void {
    this.#settle(proposedIn(vscode.window.tabGroups.activeTabGroup.activeTab), apply);
  }

  dispose(): void {
    this.#closing.dispose();
  }

  #settle(key: string | undefined, apply: boolean): void {
    if (key === undefined) return;
    this.#open.get(key)?.(apply);
    this.#open.delete(key);
  }
}

interface Change {
  readonly range: vscode.Range;
  readonly newText: string;
}

/** The text with the changes, of which none touches another, from the last to the first. */
function changed(document: vscode.TextDocument, changes: readonly Change[]): string {
  return changes.reduceRight(
    (text, { range, newText }) =>
      text.slice(0, document.offsetAt(range.start)) +
      newText +
      text.slice(document.offsetAt(range.end)),
    document.getText(),
  );
}

/** The address of what a tab compares with; undefined where it compares nothing. */
function proposedIn(tab: vscode.Tab | undefined): string | undefined {
  return tab?.input instanceof vscode.TabInputTextDiff ? tab.input.modified.toString() : undefined;
}

async function closeTab(key: string): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  await vscode.window.tabGroups.close(tabs.filter(tab => proposedIn(tab) === key));
}
