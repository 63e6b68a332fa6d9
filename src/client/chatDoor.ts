import type * as vscode from 'vscode';
import type { Review } from './applyCode.js';
import type { Question } from './chatTurn.js';
import type { ChatView } from './chatView.js';
import type { PeekRequest } from './explainPeek.js';
import { LatePart } from './latePart.js';
import type { ServerLink } from './serverLink.js';

/** The way to the chat, which is read and built once somebody wants it. */
export class ChatDoor implements vscode.Disposable {
  readonly #chat: LatePart<ChatView>;

  constructor(context: vscode.ExtensionContext, link: ServerLink, review: Review) {
    this.#chat = new LatePart(async () => {
      const { ChatView } = await import('./chatView.js');
      return new ChatView(context, link, review);
    });
  }

  /** Fills the view that the editor opened. */
  async fill(view: vscode.WebviewView): Promise<void> {
    (await this.#chat.get()).pages.fill(view);
  }

  /** Fills the tab that a window read anew brought back. */
  async fillTab(tab: vscode.WebviewPanel): Promise<void> {
    (await this.#chat.get()).pages.fillTab(tab);
  }

  /** Shows the chat where it is, ready to be typed into; the peek of that address goes on there. */
  async open(peek?: unknown): Promise<void> {
    const chat = await this.#chat.get();
    await chat.handOver(peek);
    await chat.pages.reveal();
    chat.focus();
  }

  /** Shows the chat in a tab, ready to be typed into. */
  async openTab(): Promise<void> {
    const chat = await this.#chat.get();
    chat.pages.openTab();
    chat.focus();
  }

  async startNew(): Promise<void> {
    (await this.#chat.get()).startNew();
    await this.open();
  }

  /** Adds what is selected, or else the file that is shown, to the next question. */
  async add(): Promise<void> {
    (await this.#chat.get()).addHere();
    await this.open();
  }

  /** Asks in a new conversation, and shows it. */
  async ask(question: Question): Promise<void> {
    const chat = await this.#chat.get();
    chat.ask(question);
    await this.open();
  }

  /** Asks in a new conversation, and shows the answer at the code, or else in the chat. */
  async peek(request: PeekRequest): Promise<void> {
    const chat = await this.#chat.get();
    if (!(await chat.peek(request))) await this.open();
  }

  dispose(): void {
    this.#chat.dispose();
  }
}
