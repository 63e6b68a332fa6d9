import type * as vscode from 'vscode';
import type { Review } from './applyCode.js';
import type { Question } from './chatTurn.js';
import type { ChatView } from './chatView.js';
import type { PeekRequest } from './explainPeek.js';
import type { ServerLink } from './serverLink.js';

/** The way to the chat, which is read and built once somebody wants it. */
export class ChatDoor implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #link: ServerLink;
  readonly #review: Review;
  #chat: Promise<ChatView> | undefined;

  constructor(context: vscode.ExtensionContext, link: ServerLink, review: Review) {
    this.#context = context;
    this.#review = review;
    this.#link = link;
  }

  /** Fills the view that the editor opened. */
  async fill(view: vscode.WebviewView): Promise<void> {
    (await this.#opened()).pages.fill(view);
  }

  /** Fills the tab that a window read anew brought back. */
  async fillTab(tab: vscode.WebviewPanel): Promise<void> {
    (await this.#opened()).pages.fillTab(tab);
  }

  /** Shows the chat where it is, ready to be typed into. */
  async open(): Promise<void> {
    const chat = await this.#opened();
    await chat.handOver();
    await chat.pages.reveal();
    chat.focus();
  }

  /** Shows the chat in a tab, ready to be typed into. */
  async openTab(): Promise<void> {
    const chat = await this.#opened();
    await chat.handOver();
    chat.pages.openTab();
    chat.focus();
  }

  async startNew(): Promise<void> {
    (await this.#opened()).startNew();
    await this.open();
  }

  /** Adds what is selected, or else the file that is shown, to the next question. */
  async add(): Promise<void> {
    (await this.#opened()).addHere();
    await this.open();
  }

  /** Asks in a new conversation, and shows it. */
  async ask(question: Question): Promise<void> {
    const chat = await this.#opened();
    chat.ask(question);
    await this.open();
  }

  /** Asks in a new conversation, and shows the answer at the code, or else in the chat. */
  async peek(request: PeekRequest): Promise<void> {
    const chat = await this.#opened();
    if (!(await chat.peek(request))) await this.open();
  }

  dispose(): void {
    this.#chat
      ?.then(chat => {
        chat.dispose();
      })
      .catch(() => undefined);
  }

  #opened(): Promise<ChatView> {
    this.#chat ??= this.#built();
    return this.#chat;
  }

  async #built(): Promise<ChatView> {
    const { ChatView } = await import('./chatView.js');
    return new ChatView(this.#context, this.#link, this.#review);
  }
}
