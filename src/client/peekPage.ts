import * as vscode from 'vscode';
import type { Message } from '../protocol/panel/shapes.js';
import type { Follower } from './chatAside.js';
import type { Heard } from './chatTurn.js';
import { type Peeked, peekText } from './peekText.js';
import { UpdateLane } from './updateLane.js';

/** An answer as a document that grows while it comes, and stops it when the editor shows it no more. */
export class PeekPage implements Follower {
  readonly uri: vscode.Uri;
  readonly #stopping = new AbortController();
  readonly #updates: UpdateLane<vscode.Uri>;
  #peeked: Peeked = { text: '', waited: '' };
  #isShown = false;
  #isReleased = false;
  #onShown: () => void = () => undefined;

  /** `changed` tells the editor that a page has another text. */
  constructor(uri: vscode.Uri, changed: vscode.EventEmitter<vscode.Uri>) {
    this.uri = uri;
    this.#updates = new UpdateLane(uri, changed, () => {
      this.#update();
    });
  }

  /** Aborted once nobody wants the answer any more. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  onHeard({ text, waitsFor }: Heard): void {
    const { text: before, waited } = this.#peeked;
    const ahead = waitsFor ? { waitsFor: waitsFor.title } : {};
    this.#show({ text: before + text, waited, ...ahead });
  }

  onWait(waited: string): void {
    this.#show({ ...this.#peeked, waited });
  }

  /** Shows how the answer ends. */
  follow(answer: Promise<Message>): void {
    answer
      .then(({ text, ...end }) => {
        this.#show({ text, waited: '', end });
      })
      .catch(() => undefined);
  }

  /** Called by the editor for the document. */
  read(): string {
    return peekText(this.#peeked);
  }

  /** The editor has another text. */
  arrived(): void {
    this.#updates.arrived();
  }

  /** Looks whether the editor shows it, or does no more. */
  look(): void {
    const isShown = vscode.window.visibleTextEditors.some(({ document }) => this.#isOf(document));
    if (this.#isShown && !isShown) this.close();
    if (this.#isShown || !isShown) return;
    this.#isShown = true;
    this.#onShown();
  }

  /** Whether the editor shows it before so many milliseconds are over. */
  async isShownWithin(ms: number): Promise<boolean> {
    this.look();
    if (this.#isShown) return true;
    await new Promise<void>(resolve => {
      const waiting = setTimeout(resolve, ms);
      this.#onShown = () => {
        clearTimeout(waiting);
        resolve();
      };
    });
    return this.#isShown;
  }

  /** From now on closing it stops nothing. */
  release(): void {
    this.#isReleased = true;
  }

  close(): void {
    this.#isShown = false;
    this.#updates.end();
    if (!this.#isReleased) this.#stopping.abort();
  }

  #show(peeked: Peeked): void {
    this.#peeked = peeked;
    this.#updates.renew();
  }

  /** The editor is told of the newest text until it has that. */
  #update(): void {
    const document = vscode.workspace.textDocuments.find(each => this.#isOf(each));
    if (document && document.getText().replaceAll('\r\n', '\n') !== this.read())
      this.#updates.send();
  }

  #isOf({ uri }: vscode.TextDocument): boolean {
    return uri.toString() === this.uri.toString();
  }
}
