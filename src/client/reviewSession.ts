import * as vscode from 'vscode';
import {
  advance,
  beginReview,
  keptEdits,
  pendingIn,
  type Review,
  type ReviewEvent,
} from '../core/review/review.js';
import { reviewPage } from '../core/review/reviewPage.js';
import type { Replacement } from '../core/text/lineEdits.js';
import { replaced } from '../core/text/replaced.js';
import type { ActionRange, ActionRewrite } from '../protocol/actions.js';
import { DocumentPast } from './documentPast.js';
import { applyKept } from './reviewApply.js';
import { type ReviewStage, ReviewView } from './reviewView.js';

/** What new code is for. */
export interface Subject {
  readonly title: string;
  readonly document: vscode.TextDocument;
  /** Ends the model's work. */
  readonly stop: () => void;
}

/** What a session tells whoever opened it. */
export interface SessionEvents extends ReviewStage {
  readonly onChange: () => void;
  readonly onOver: () => void;
}

const DOUBT = '⚠ The code does not parse with these changes.';

/** One review: from the moment that the model is asked until the person has decided. */
export class ReviewSession {
  readonly subject: Subject;
  readonly #uri: vscode.Uri;
  readonly #events: SessionEvents;
  readonly #past: DocumentPast;
  #review: Review | undefined;
  #view: ReviewView | undefined;
  /** What the server answers about. */
  #asked = { text: '', start: 0, end: 0 };
  #doubt = '';
  #isOver = false;

  /** Made right before the model is asked, since it knows the document from then on. */
  constructor(subject: Subject, uri: vscode.Uri, events: SessionEvents) {
    this.subject = subject;
    this.#uri = uri;
    this.#events = events;
    this.#past = new DocumentPast(subject.document, edit => {
      this.#advance({ kind: 'edited', edit });
    });
  }

  get view(): ReviewView | undefined {
    return this.#view;
  }

  get state(): Review['state'] | undefined {
    return this.#review?.state;
  }

  /** How many changes are to be decided. */
  get pending(): number {
    return this.#review ? pendingIn(this.#review) : 0;
  }

  /** Shows the document with what is to be changed; the target is that of the version that is told. */
  async begin(target: ActionRange, version: number): Promise<void> {
    if (this.#review || this.#isOver) return;
    const { text, since } = this.#past.at(version);
    const [start, end] = [offsetIn(text, target.start), offsetIn(text, target.end)];
    this.#asked = { text, start, end };
    const events = since.map((edit): ReviewEvent => ({ kind: 'edited', edit }));
    this.#review = events.reduce(advance, beginReview(text, { start, end }));
    await this.#open(this.#review);
  }

  /** All of the new code so far. */
  write(code: string): void {
    this.#advance({ kind: 'written', text: code });
  }

  /** The model is done; resolves when the person has decided. */
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
    this.#doubt = parses === false ? DOUBT : '';
    const written = after.slice(start, after.length - (text.length - end));
    this.#advance({ kind: 'ended', text: written });
    if (this.state === 'open') this.#view?.select(0);
  }

  /** Decides on one change or all; while it is written, to drop all is to stop. */
  decide(choice: 'kept' | 'dropped', which: number | 'all'): void {
    if (this.state === 'writing') {
      if (choice === 'dropped') this.close();
      return;
    }
    const all: ReviewEvent = { kind: choice === 'kept' ? 'all kept' : 'all dropped' };
    this.#advance(which === 'all' ? all : { kind: choice, hunk: which });
    if (this.state === 'open' && which !== 'all') {
      this.#view?.select(Math.min(which, this.pending - 1));
    }
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

  async #open(review: Review): Promise<void> {
    const { document } = this.subject;
    const page = reviewPage(document.getText(), review);
    this.#view = new ReviewView(this.#uri, page, this.#events);
    this.#events.onChange();
    const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
    const top = (shown?.visibleRanges[0]?.start.line ?? 0) - page.firstLine;
    const first = page.rows.findIndex(({ mark }) => mark === 'ahead');
    const cursor = (shown?.selection.active.line ?? 0) - page.firstLine;
    await this.#view.open({
      column: shown?.viewColumn ?? vscode.ViewColumn.Active,
      language: document.languageId,
      top: Math.max(0, top),
      line: 0 <= cursor && cursor < page.rows.length ? cursor : Math.max(0, first),
    });
  }

  #show(review: Review): void {
    this.#view?.show(reviewPage(this.subject.document.getText(), review), this.#doubt);
    this.#events.onChange();
  }

  async #giveUp(): Promise<void> {
    this.#end();
    await this.#view?.close();
    await vscode.window.showWarningMessage(
      `${nameOf(this.subject.document)} was changed where the new code was to go, so nothing was done. Run it again.`,
    );
  }

  async #finish(): Promise<void> {
    const kept: readonly Replacement[] = this.#review ? keptEdits(this.#review) : [];
    const { document } = this.subject;
    const text = document.getText();
    this.#end();
    if (!this.#view) return;
    await this.#view.close();
    await applyKept({ document, text }, kept);
  }

  #end(): void {
    this.#isOver = true;
    this.subject.stop();
    this.#past.dispose();
    this.#events.onOver();
  }
}

export function nameOf({ uri }: vscode.TextDocument): string {
  return uri.path.split('/').at(-1) ?? '';
}

/** The place of a line and column, which the editor counts in the document as it is now. */
function offsetIn(text: string, { line, character }: ActionRange['start']): number {
  let at = 0;
  for (let passed = 0; passed < line; passed += 1) {
    const next = text.indexOf('\n', at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return Math.min(text.length, at + character);
}
