import * as vscode from 'vscode';
import {
  advance,
  beginReview,
  keptEdits,
  pendingIn,
  type Review,
  type ReviewEvent,
} from '../core/review/review.js';
import { reviewLanguageOf } from '../core/review/reviewLanguages.js';
import { reviewPage } from '../core/review/reviewPage.js';
import type { Replacement } from '../core/text/lineEdits.js';
import { replaced } from '../core/text/replaced.js';
import type { ActionRange, ActionRewrite } from '../protocol/actions.js';
import { DocumentPast } from './documentPast.js';
import { nameOf } from './nameOf.js';
import { applyKept } from './reviewApply.js';
import { type ReviewStage, ReviewView } from './reviewView.js';
import { tell } from './tell.js';

/** What new code is for. */
export interface Subject {
  readonly title: string;
  readonly document: vscode.TextDocument;
  /** Ends the model's work. */
  readonly stop: () => void;
  /** Told when something of it is in the document. */
  readonly onKept?: () => void;
}

/** What a session tells whoever opened it. */
export interface SessionEvents extends ReviewStage {
  readonly onChange: () => void;
  readonly onOver: () => void;
}

/** One review: from the moment that the model is asked until the person has decided. */
export class ReviewSession {
  readonly subject: Subject;
  /** Resolves when the person sees it. */
  readonly seen: Promise<void>;
  readonly #uri: vscode.Uri;
  readonly #events: SessionEvents;
  readonly #past: DocumentPast;
  readonly #coming: vscode.Disposable;
  #review: Review | undefined;
  #view: ReviewView | undefined;
  #opening: Promise<void> | undefined;
  #isShown = false;
  #tellSeen = (): void => undefined;
  #column = vscode.ViewColumn.Active;
  /** What the server answers about. */
  #asked = { text: '', start: 0, end: 0 };
  #isDoubted = false;
  #isOver = false;

  /** Made right before the model is asked, since it knows the document from then on. */
  constructor(subject: Subject, uri: vscode.Uri, events: SessionEvents) {
    this.subject = subject;
    this.seen = new Promise(resolve => {
      this.#tellSeen = resolve;
    });
    this.#uri = uri;
    this.#events = events;
    this.#past = new DocumentPast(subject.document, edit => {
      this.#advance({ kind: 'edited', edit });
    });
    this.#coming = vscode.window.onDidChangeVisibleTextEditors(() => {
      if (this.#view) void this.#showOnce();
    });
  }

  get view(): ReviewView | undefined {
    return this.#view;
  }

  get state(): Review['state'] | undefined {
    return this.#review?.state;
  }

  /** Whether the document has a fault of syntax with all of it, and has none now. */
  get isDoubted(): boolean {
    return this.#isDoubted;
  }

  /** How many changes are to be decided. */
  get pending(): number {
    return this.#review ? pendingIn(this.#review) : 0;
  }

  /**
   * Shows the document with what is to be changed; where the person went on to another one, that is
   * not taken from under their hands, and it is shown once they come back.
   *
   * The target is that of the version that is told.
   */
  async begin(target: ActionRange, version: number): Promise<void> {
    if (this.#review || this.#isOver) return;
    const { text, since } = this.#past.at(version);
    const [start, end] = [offsetIn(text, target.start), offsetIn(text, target.end)];
    this.#asked = { text, start, end };
    const events = since.map((edit): ReviewEvent => ({ kind: 'edited', edit }));
    this.#review = events.reduce(advance, beginReview(text, { start, end }));
    const page = reviewPage(this.subject.document.getText(), this.#review);
    this.#view = new ReviewView(this.#uri, page, this.#events);
    this.#events.onChange();
    await this.#showOnce();
  }

  /** All of the new code so far. */
  write(code: string): void {
    this.#advance({ kind: 'written', text: code });
  }

  /** The model is done, and the person decides. */
  end({ edits, parses }: Pick<ActionRewrite, 'edits' | 'parses'>): void {
    const { text, start, end } = this.#asked;
    const after = replaced(
      text,
      edits.map(({ range, newText }) => ({
        start: offsetIn(text, range.start),
        end: offsetIn(text, range.end),
        text: newText,
      })),
    );
    this.#isDoubted = parses === false;
    const written = after.slice(start, after.length - (text.length - end));
    this.#advance({ kind: 'ended', text: written });
    if (this.state !== 'open') return;
    this.#view?.select(0);
    if (!this.#isShown) void this.#offer();
  }

  /** Decides on one change or all; while it is written, to drop all is to stop. */
  decide(choice: 'kept' | 'dropped', which: number | 'all'): void {
    if (this.state === 'writing') {
      if (choice === 'dropped') this.close();
      return;
    }
    const all: ReviewEvent = { kind: choice === 'kept' ? 'all kept' : 'all dropped' };
    this.#advance(which === 'all' ? all : { kind: choice, hunk: which });
    if (this.state === 'open' && which !== 'all') this.#view?.select(which);
  }

  /** The person closed it, or it came to nothing: what was kept is kept, the rest is not done. */
  close(): void {
    if (this.#isOver) return;
    void this.#finish();
  }

  #advance(event: ReviewEvent): void {
    if (!this.#review || this.#isOver) return;
    const before = this.#review;
    this.#review = advance(before, event);
    if (this.#review === before) return;
    if (this.#review.state === 'lost') void this.#giveUp();
    else if (this.#review.state === 'decided') void this.#finish();
    else this.#show(this.#review);
  }

  /** Where the document is shown it is shown in its place; else when the document is. */
  async #showOnce(): Promise<void> {
    const shown = editorOf(this.subject.document);
    if (this.#isShown || this.#isOver || !shown) return;
    this.#isShown = true;
    this.#opening = this.#open(shown);
    await this.#opening;
  }

  async #open(shown: vscode.TextEditor): Promise<void> {
    if (!this.#view) return;
    const { rows, firstLine } = this.#view.page;
    const top = (shown.visibleRanges[0]?.start.line ?? 0) - firstLine;
    const cursor = shown.selection.active.line - firstLine;
    const isAt = 0 <= cursor && cursor < rows.length;
    this.#column = shown.viewColumn ?? vscode.ViewColumn.Active;
    await this.#view.open({
      column: this.#column,
      language: reviewLanguageOf(this.subject.document.languageId),
      top: Math.max(0, top),
      line: isAt
        ? cursor
        : Math.max(
            0,
            rows.findIndex(({ mark }) => mark !== 'around'),
          ),
    });
    this.#tellSeen();
    if (this.state === 'open') this.#view.select(0);
  }

  /** Says that the new code is there, to somebody who is in another document by now. */
  async #offer(): Promise<void> {
    const { document } = this.subject;
    const review = 'Review';
    const text = `New code for ${nameOf(document.uri)} is there.`;
    const answer = await tell('information', text, review);
    if (answer === review && !this.#isShown) await vscode.window.showTextDocument(document);
  }

  #show(review: Review): void {
    this.#view?.show(reviewPage(this.subject.document.getText(), review));
    this.#events.onChange();
  }

  async #giveUp(): Promise<void> {
    this.#end();
    await this.#closeView();
    await tell(
      'warning',
      `${nameOf(this.subject.document.uri)} was changed where the new code was to go, so nothing was done. Run it again.`,
    );
  }

  async #finish(): Promise<void> {
    const kept: readonly Replacement[] = this.#review ? keptEdits(this.#review) : [];
    const { document } = this.subject;
    const text = document.getText();
    this.#end();
    if (!this.#isShown) return;
    await this.#closeView();
    const isDone = await applyKept({ document, text, column: this.#column }, kept);
    if (isDone) this.subject.onKept?.();
  }

  async #closeView(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    await this.#view?.close();
  }

  #end(): void {
    this.#isOver = true;
    this.#coming.dispose();
    this.subject.stop();
    this.#past.dispose();
    this.#events.onOver();
  }
}

function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(editor => editor.document === document);
}

/** The place of a line and column in a text that the document may have no more. */
function offsetIn(text: string, { line, character }: ActionRange['start']): number {
  let at = 0;
  for (let passed = 0; passed < line; passed += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return Math.min(text.length, at + character);
}
