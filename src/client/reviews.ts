import * as vscode from 'vscode';
import { nameOf } from './nameOf.js';
import { lensesOf } from './reviewLenses.js';
import { ReviewLooks } from './reviewLooks.js';
import { ReviewSession, type Subject } from './reviewSession.js';
import { REVIEW_SCHEME } from './reviewScheme.js';
import { isTabOf } from './reviewView.js';

/** Whether the review that is shown is still being written; titles and keys look at it. */
const WRITING = 'cove.isWriting';

/** All reviews that are open, several in a file or in several. */
export class Reviews implements vscode.Disposable {
  /** By the address of their page. */
  readonly #open = new Map<string, ReviewSession>();
  readonly #looks = new ReviewLooks();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #lenses = new vscode.EventEmitter<void>();
  readonly #registrations: vscode.Disposable;
  #count = 0;
  #isWriting = false;

  constructor() {
    this.#registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(REVIEW_SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: uri => this.#at(uri)?.view?.read() ?? '',
      }),
      vscode.languages.registerCodeLensProvider(
        { scheme: REVIEW_SCHEME },
        {
          onDidChangeCodeLenses: this.#lenses.event,
          provideCodeLenses: ({ uri }) => {
            const session = this.#at(uri);
            return session ? [...lensesOf(session)] : [];
          },
        },
      ),
      vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
        if (uri.scheme === REVIEW_SCHEME) this.#at(uri)?.view?.arrived();
      }),
      // A tab that is shown again has lost what was drawn in it.
      vscode.window.onDidChangeVisibleTextEditors(() => {
        for (const { view } of this.#open.values()) view?.draw();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#tellKeys();
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const session of this.#open.values()) {
          const { view } = session;
          if (view && closed.some(tab => isTabOf(tab, view.uri))) session.close();
        }
      }),
    );
  }

  /** A review that begins when the server says what it is about. */
  prepare(subject: Subject): ReviewSession {
    this.#count += 1;
    const path = `/${subject.title} ${nameOf(subject.document.uri)}`;
    const uri = vscode.Uri.from({ scheme: REVIEW_SCHEME, path, query: `${this.#count}` });
    const session = new ReviewSession(subject, uri, {
      looks: this.#looks,
      changed: this.#changed,
      onDrawn: () => {
        this.#lenses.fire();
      },
      onChange: () => {
        this.#open.set(uri.toString(), session);
        this.#tellKeys();
      },
      onOver: () => {
        this.#open.delete(uri.toString());
        this.#tellKeys();
      },
    });
    return session;
  }

  /** Decides on the change that a lens names, or on the one at the cursor, or on all. */
  decide(choice: 'kept' | 'dropped', which: 'one' | 'all', told: readonly unknown[]): void {
    const [uri, hunk] = told;
    const shown = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
    const session = this.#open.get(typeof uri === 'string' ? uri : shown);
    if (!session) return;
    const one = typeof hunk === 'number' ? hunk : (session.view?.hunkAtCursor() ?? 0);
    session.decide(choice, which === 'all' ? 'all' : one);
  }

  dispose(): void {
    for (const session of [...this.#open.values()]) session.subject.stop();
    this.#registrations.dispose();
    this.#looks.dispose();
    this.#changed.dispose();
    this.#lenses.dispose();
  }

  #at(uri: vscode.Uri): ReviewSession | undefined {
    return this.#open.get(uri.toString());
  }

  #tellKeys(): void {
    const shown = vscode.window.activeTextEditor?.document.uri;
    const isWriting = shown !== undefined && this.#at(shown)?.state === 'writing';
    if (isWriting === this.#isWriting) return;
    this.#isWriting = isWriting;
    void vscode.commands.executeCommand('setContext', WRITING, isWriting);
  }
}
