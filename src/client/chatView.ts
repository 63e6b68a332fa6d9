import * as vscode from 'vscode';
import type { ChatExport, ChatModel, ChatWeighResult } from '../protocol/chat.js';
import { METHODS } from '../protocol/methods.js';
import type { FromPage } from '../protocol/panel/fromPage.js';
import type { Mention } from '../protocol/panel/shapes.js';
import { applyCode, type Review } from './applyCode.js';
import { insertAtCursor, isSureToDelete, openLink, openNewFile, openSource } from './chatActs.js';
import { here, onHereChanged } from './chatHere.js';
import { chipsAt } from './chatChips.js';
import { ChatPages } from './chatPages.js';
import { Seeker } from './chatSeek.js';
import { sentMentions, withHere } from './chatMentions.js';
import { ChatTalk } from './chatTalk.js';
import { ExplainPeek, type PeekRequest } from './explainPeek.js';
import { pickChatModel } from './pickChatModel.js';
import type { Question } from './chatTurn.js';
import type { ServerLink } from './serverLink.js';

/** Under which name the conversation that is shown is remembered, for this folder. */
const SHOWN = 'cove.chat.session';

/** What is to be done with a piece of code. */
type CodeMessage = Extract<FromPage, { type: 'copy' | 'insert' | 'apply' | 'newFile' }>;

/** Who is to answer, and what they are told first. */
type AnswererMessage = Extract<FromPage, { type: 'automatic' | 'model' | 'instruct' }>;

/** What is to be done with the conversation that is shown, or to show another. */
type TalkMessage = Extract<
  FromPage,
  { type: 'again' | 'continue' | 'choose' | 'stop' | 'new' | 'list' | 'open' | 'rename' }
>;

/** The chat as the editor shows it: hands on what a page asks, and nothing else. */
export class ChatView implements vscode.Disposable {
  readonly pages: ChatPages;
  readonly #link: ServerLink;
  readonly #review: Review;
  readonly #talk: ChatTalk;
  readonly #peek: ExplainPeek;
  readonly #seeker = new Seeker();
  readonly #watching: vscode.Disposable;

  constructor(context: vscode.ExtensionContext, link: ServerLink, review: Review) {
    const folder = vscode.Uri.joinPath(context.extensionUri, 'dist');
    this.pages = new ChatPages(folder, (message, page) => this.#handle(message, page));
    this.#review = review;
    this.#link = link;
    this.#talk = new ChatTalk({
      link,
      tell: message => {
        this.pages.post(message);
      },
      shownLast: context.workspaceState.get<string>(SHOWN),
      remember: session => void context.workspaceState.update(SHOWN, session),
    });
    this.#peek = new ExplainPeek((question, follower) => this.#talk.askAside(question, follower));
    this.#watching = onHereChanged(() => {
      this.pages.post(here());
    });
  }

  focus(): void {
    this.pages.tell({ type: 'focus' });
  }

  startNew(): void {
    void this.#talk.open(undefined);
  }

  /** Asks in a new conversation. */
  ask(question: Question): void {
    void this.#talk.askAnew(question);
  }

  /** Asks in a new conversation, and shows the answer at the code; false where no peek came. */
  peek(request: PeekRequest): Promise<boolean> {
    return this.#peek.show(request);
  }

  /** What the peek of that address shows is read in the chat from now on. */
  handOver(peek: unknown): Promise<void> {
    return this.#peek.handOver(peek);
  }

  /** Adds what is selected, or else the file that is shown, to the next question. */
  addHere(): void {
    const { file, selection } = here();
    const chip = selection ?? file;
    if (chip) this.pages.tell({ type: 'add', chip });
  }

  dispose(): void {
    this.#talk.stopAll();
    this.#watching.dispose();
    this.#peek.dispose();
    this.#seeker.dispose();
  }

  #handle(message: FromPage, page: vscode.Webview): unknown {
    switch (message.type) {
      case 'ready':
        return this.#listen(page);
      case 'send':
        return this.#send(message);
      case 'again':
      case 'continue':
      case 'choose':
      case 'stop':
      case 'new':
      case 'list':
      case 'open':
      case 'rename':
        return this.#handleTalk(message);
      case 'automatic':
      case 'model':
      case 'instruct':
        return this.#handleAnswerer(message);
      case 'delete':
        return this.#delete(message.session);
      case 'export':
        return this.#export(message.session);
      case 'copy':
      case 'insert':
      case 'apply':
      case 'newFile':
        return this.#handleCode(message);
      case 'source':
        return openSource(message.uri, message.range);
      case 'link':
        return openLink(message.url);
      case 'seek':
        return this.#seek(message);
      case 'weigh':
        return this.#weigh(message.mentions);
      case 'drop':
        return this.#drop(message.uris);
    }
  }

  #handleTalk(message: TalkMessage): unknown {
    const talk = this.#talk;
    switch (message.type) {
      case 'again':
        return talk.again(message.message);
      case 'continue':
        return talk.goOn();
      case 'choose':
        return talk.choose(message.message, message.take);
      case 'stop':
        talk.stop(message.session);
        return undefined;
      case 'new':
        this.startNew();
        // The button keeps the focus else, and what is typed next would be lost.
        this.focus();
        return undefined;
      case 'list':
        return talk.list(message.query);
      case 'open':
        return talk.open(message.session);
      case 'rename':
        return talk.rename(message.session, message.title);
    }
  }

  #handleAnswerer(message: AnswererMessage): unknown {
    switch (message.type) {
      case 'automatic':
        return this.#tellAutomatic();
      case 'model':
        return this.#chooseModel();
      case 'instruct':
        return this.#talk.instruct(message.text);
    }
  }

  #handleCode(message: CodeMessage): unknown {
    switch (message.type) {
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'insert':
        return insertAtCursor(message.text);
      case 'apply':
        return applyCode(message, {
          link: this.#link,
          review: this.#review,
          insert: insertAtCursor,
        });
      case 'newFile':
        return openNewFile(message.text, message.language);
    }
  }

  async #listen(page: vscode.Webview): Promise<void> {
    this.pages.listen(page);
    this.pages.post(here());
    await this.#talk.begin();
    this.pages.flush();
  }

  async #send(asked: Extract<FromPage, { type: 'send' }>): Promise<void> {
    const { text, mentions } = asked;
    await this.#talk.send({ ...asked, sent: await sentMentions(withHere(text, mentions, here())) });
  }

  async #tellAutomatic(): Promise<void> {
    const found = await this.#link.ask<ChatModel>(METHODS.chatModel);
    if (found) this.pages.post({ type: 'automatic', model: found.model });
  }

  async #chooseModel(): Promise<void> {
    const model = await pickChatModel(this.#link, await this.#talk.chosenModel());
    if (model !== undefined) await this.#talk.chooseModel(model);
    this.focus();
  }

  async #seek({ sign, text, number }: Extract<FromPage, { type: 'seek' }>): Promise<void> {
    for await (const choices of this.#seeker.choices(sign, text)) {
      this.pages.post({ type: 'found', number, choices });
    }
  }

  async #weigh(all: readonly Mention[]): Promise<void> {
    const mentions = all.filter(isQuickToRead);
    const weighed = await this.#link.ask<ChatWeighResult>(METHODS.chatWeigh, {
      ...this.#talk.session,
      mentions,
    });
    if (!weighed) return;
    const weights = mentions.flatMap((mention, at) => {
      const weight = weighed.weights[at];
      return weight ? [{ mention, ...weight }] : [];
    });
    this.pages.post({ type: 'weighed', ...weighed, weights });
  }

  async #drop(uris: readonly string[]): Promise<void> {
    for (const chip of await chipsAt(uris)) this.pages.tell({ type: 'add', chip });
    this.focus();
  }

  async #delete(session: string): Promise<void> {
    if (await isSureToDelete()) await this.#talk.delete(session);
  }

  async #export(session: string): Promise<void> {
    const written = await this.#link.ask<ChatExport>(METHODS.chatExport, { session });
    if (written) await openNewFile(written.markdown, 'markdown');
  }
}

/** What has an address or a name is looked up at once; all else is gathered for the question alone. */
function isQuickToRead(mention: Mention): boolean {
  return 'uri' in mention || 'name' in mention;
}
