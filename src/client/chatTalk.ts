import type { ChatMessage, ChatRow, ChatSession } from '../protocol/chat.js';
import { METHODS } from '../protocol/methods.js';
import type { Message } from '../protocol/panel/shapes.js';
import type { ToPage } from '../protocol/panel/toPage.js';
import { ChatTurn, type Place, type Question } from './chatTurn.js';
import type { ServerLink } from './serverLink.js';

/** What the talk is handed. */
export interface TalkParts {
  readonly link: Pick<ServerLink, 'ask' | 'follow'>;
  readonly tell: (message: ToPage) => void;
  /** Which conversation was shown last in this folder. */
  readonly shownLast: string | undefined;
  readonly remember: (session: string | undefined) => void;
}

/**
 * The conversation that is shown, and the answer that is coming.
 *
 * **Invariant:** nothing else is kept here. A page that is closed or read anew is told what the
 * server has, and as much of an answer as has come.
 */
export class ChatTalk {
  readonly #parts: TalkParts;
  #place: Place;
  #turn: ChatTurn | undefined;

  constructor(parts: TalkParts) {
    this.#parts = parts;
    this.#place = { session: parts.shownLast };
  }

  async open(session: string | undefined): Promise<void> {
    this.#place = { session };
    this.#parts.remember(session);
    await this.show();
  }

  /** Tells the page all that it shows. */
  async show(): Promise<void> {
    const place = this.#place;
    const turn = this.#turn;
    const { session } = place;
    const kept =
      session === undefined
        ? undefined
        : await this.#parts.link.ask<ChatSession>(METHODS.chatGet, { session });
    // An answer came, or another conversation was opened, while the server was asked.
    if (place !== this.#place || turn !== this.#turn) {
      await this.show();
      return;
    }
    const messages = (kept?.messages ?? []).map(forPage);
    const coming = turn && this.#shows(turn) ? turn : undefined;
    this.#parts.tell({
      type: 'shown',
      ...(session === undefined ? {} : { session }),
      title: kept?.title ?? '',
      messages: coming ? withQuestion(messages, coming) : messages,
      ...(coming ? { running: coming.text } : {}),
    });
  }

  /** Asks the first question of a new conversation. */
  async askAnew(question: Question): Promise<void> {
    await this.open(undefined);
    await this.send(question);
  }

  /** Asks the next question; an answer that is still coming is stopped for it. */
  async send(question: Question): Promise<void> {
    this.stop();
    const turn = new ChatTurn(this.#place, question);
    this.#turn = turn;
    const { message: asked, after } = turn;
    this.#parts.tell({ type: 'asked', message: asked, ...(after === undefined ? {} : { after }) });
    const message = await turn.run(this.#parts.link, text => {
      if (this.#turn === turn && this.#shows(turn)) this.#parts.tell({ type: 'piece', text });
    });
    if (this.#turn === turn) this.#turn = undefined;
    if (!this.#shows(turn)) return;
    const { session } = turn.place;
    this.#parts.remember(session);
    const named = session === undefined ? {} : { session };
    this.#parts.tell({ type: 'answered', ...named, message });
  }

  stop(): void {
    this.#turn?.stop();
  }

  async list(): Promise<void> {
    const titles = await this.#parts.link.ask<readonly ChatRow[]>(METHODS.chatList);
    this.#parts.tell({ type: 'list', titles: titles ?? [] });
  }

  async rename(session: string, title: string): Promise<void> {
    await this.#parts.link.ask(METHODS.chatRename, { session, title });
    await this.list();
    if (session === this.#place.session) await this.show();
  }

  async delete(session: string): Promise<void> {
    if (this.#turn?.place.session === session) this.stop();
    await this.#parts.link.ask(METHODS.chatDelete, { session });
    if (session === this.#place.session) await this.open(undefined);
    await this.list();
  }

  /** Whether the conversation of `turn` is the one that is shown. */
  #shows({ place }: ChatTurn): boolean {
    const isSame = place.session !== undefined && place.session === this.#place.session;
    return place === this.#place || isSame;
  }
}

/** An answer that nobody here waits for is shown as far as it had come. */
function forPage({ state, ...message }: ChatMessage): Message {
  return state === undefined || state === 'running' ? message : { ...message, state };
}

/** A server may know a question already while it is answered, and some of the answer. */
function withQuestion(messages: readonly Message[], turn: ChatTurn): readonly Message[] {
  const { message: question, after } = turn;
  if (after !== undefined) return [...messages.slice(0, after), question];
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const isKnown = messages.length - 2 <= last && messages[last]?.text === question.text;
  return [...(isKnown ? messages.slice(0, last) : messages), question];
}
