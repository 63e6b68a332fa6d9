import * as vscode from 'vscode';
import type { CommandId } from '../protocol/commands.js';
import type { Aside, Follower } from './chatAside.js';
import type { Question } from './chatTurn.js';
import { lastLine } from './isShort.js';
import { likeMarkdown } from './likeMarkdown.js';
import { PeekPage } from './peekPage.js';
import { PEEK_SCHEME } from './peekScheme.js';
import type { Place } from './runAction.js';

/** A busy editor takes so long to show a peek; one that takes longer shows none. */
const SHOWN_MS_MAX = 5_000;

/** The editor's own name for all peeks. */
const CLOSE_PEEK = 'closeReferenceSearch';

const TOP = new vscode.Position(0, 0);

/** What is asked, and of which code. */
export interface PeekRequest {
  readonly question: Question;
  readonly place: Place;
  /** What the place is called. */
  readonly label: string;
}

type Ask = (question: Question, follower: Follower) => Aside;

/**
 * Explanations in the editor's own peek, at the code that they are of.
 *
 * What is shown is an answer of a conversation of its own, which the chat shows once it is led
 * there from the peek. Closing the peek stops it, unless the chat shows it.
 */
export class ExplainPeek implements vscode.Disposable {
  readonly #ask: Ask;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: vscode.Disposable;
  #page: PeekPage | undefined;
  #aside: Aside | undefined;
  #count = 0;

  constructor(ask: Ask) {
    this.#ask = ask;
    this.#registrations = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(PEEK_SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: uri => this.#at(uri)?.read() ?? '',
      }),
      vscode.languages.registerCodeLensProvider(
        { scheme: PEEK_SCHEME },
        { provideCodeLenses: ({ uri }) => (this.#at(uri) ? [onward(uri)] : []) },
      ),
      // What was read when it was opened may not be the newest any more.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        this.#at(uri)?.arrived();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
        this.#at(uri)?.arrived();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#page?.look();
      }),
    );
  }

  /** Asks, and shows the answer at the code; false where the editor has no peek there: in the chat. */
  async show({ question, place, label }: PeekRequest): Promise<boolean> {
    this.#page?.close();
    // Where one is at the same place already, the editor closes it and opens none.
    await vscode.commands.executeCommand(CLOSE_PEEK);
    const page = new PeekPage(this.#uriOf(label), this.#changed);
    this.#page = page;
    const aside = this.#ask(question, page);
    this.#aside = aside;
    page.follow(aside.answer);
    await likeMarkdown(page.uri);
    const putBack = await openAt(place, page.uri);
    const isShown = await page.isShownWithin(SHOWN_MS_MAX);
    if (isShown) putBack();
    else {
      page.release();
      await aside.show();
    }
    return isShown;
  }

  /** Where that is the address of the peek, it closes, and the answer goes on in the chat. */
  async handOver(address: unknown): Promise<void> {
    const page = this.#page;
    if (!page?.isShown || page.uri.toString() !== address) return;
    page.release();
    await vscode.commands.executeCommand(CLOSE_PEEK);
    await this.#aside?.show();
  }

  dispose(): void {
    this.#page?.close();
    this.#registrations.dispose();
  }

  /** The editor makes a title of it: first its last part, then the others. */
  #uriOf(label: string): vscode.Uri {
    this.#count += 1;
    const path = `${label}/Explanation`;
    return vscode.Uri.from({ scheme: PEEK_SCHEME, path, query: `${this.#count}` });
  }

  #at(uri: vscode.Uri): PeekPage | undefined {
    return this.#page?.uri.toString() === uri.toString() ? this.#page : undefined;
  }
}

/** Returns what selects again what the editor selects no more, since it moves the cursor there. */
async function openAt({ document, range }: Place, uri: vscode.Uri): Promise<() => void> {
  const editor = vscode.window.visibleTextEditors.find(each => each.document === document);
  const selections = editor?.selections;
  const line = document.lineAt(lastLine(range));
  const at = new vscode.Position(line.lineNumber, line.firstNonWhitespaceCharacterIndex);
  const shown = [new vscode.Location(uri, TOP)];
  await vscode.commands.executeCommand(
    'editor.action.peekLocations',
    ...[document.uri, at, shown, 'peek'],
  );
  return () => {
    if (editor && selections) editor.selections = selections;
  };
}

function onward(uri: vscode.Uri): vscode.CodeLens {
  const command: CommandId = 'cove.openChat';
  const title = '$(comment-discussion)\u00a0Ask On in the Chat';
  const told = { title, command, arguments: [uri.toString()] };
  return new vscode.CodeLens(new vscode.Range(TOP, TOP), told);
}
