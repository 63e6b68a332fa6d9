import type { ChatMessage, ChatRow, ChatSession, ChatTuneParams } from '../protocol/chat.js';
import { METHODS } from '../protocol/methods.js';
import type { Message } from '../protocol/panel/shapes.js';
import type { ToPage } from '../protocol/panel/toPage.js';
import type { Aside, Follower } from './chatAside.js';
import {
  askingAgain,
  ChatTurn,
  goingOn,
  type Place,
  type Question,
  sending,
  type Errand,
  type Heard,
} from './chatTurn.js';
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
  /** The answers that come, in this conversation and in others. */
  readonly #turns = new Set<ChatTurn>();
  #place: Place;
  /** What was looked for last among the conversations. */
  #query = '';

  constructor(parts: TalkParts) {
    this.#parts = parts;
    this.#place = { session: parts.shownLast };
  }

  async open(session: string | undefined): Promise<void> {
    await this.#goTo({ session });
  }

  async #goTo(place: Place): Promise<void> {
    this.#place = place;
    this.#parts.remember(place.session);
    await this.show();
  }

  /** Tells a page that was just opened all that it shows; a server that starts lets it wait. */
  async begin(): Promise<void> {
    if (this.#place.session !== undefined) this.#parts.tell({ type: 'loading' });
    await this.show();
  }

  /** Tells the page all that it shows. */
  async show(): Promise<void> {
    const place = this.#place;
    const turn = this.#turn;
    const kept = await this.#kept();
    // An answer came, or another conversation was opened, while the server was asked.
    if (place !== this.#place || turn !== this.#turn) {
      await this.show();
      return;
    }
    this.#tellShown(kept);
  }

  /** Asks the first question of a new conversation. */
  async askAnew(question: Question): Promise<void> {
    await this.open(undefined);
    await this.#run(new ChatTurn(this.#place, sending(this.#place, question)));
  }

  /** Asks the first question of a new conversation beside the one that is shown, which stays. */
  askAside(question: Question, follower: Follower): Aside {
    const place: Place = { session: undefined };
    const answer = this.#run(new ChatTurn(place, sending(place, question)), follower);
    return { answer, show: () => this.#goTo(place) };
  }

  /** Asks the next question; an answer that still comes in this conversation is stopped for it. */
  async send(question: Question): Promise<void> {
    this.stop();
    await this.#run(new ChatTurn(this.#place, sending(this.#place, question)));
  }

  /** Asks a question once more; the answer so far is kept beside the new one. */
  async again(message: number): Promise<void> {
    await this.#runIn(({ session, messages }) => {
      const question = messages[message];
      return question && askingAgain(session, message, forPage(question));
    });
  }

  /** Has the last answer go on where it ended. */
  async goOn(): Promise<void> {
    await this.#runIn(({ session, messages }) => {
      const [question, answer] = messages.slice(-2);
      return question && answer && goingOn(session, forPage(question), answer.text);
    });
  }

  /** Shows another take of a message, with all that followed it. */
  async choose(message: number, take: number): Promise<void> {
    const place = this.#place;
    const { session } = place;
    const params = { session, message, take };
    const after = await this.#parts.link.ask<ChatSession>(METHODS.chatChoose, params);
    if (after && place === this.#place) this.#tellShown(after);
  }

  /** The model that was chosen for the conversation; empty where none was. */
  async chosenModel(): Promise<string> {
    return this.#place.model ?? (await this.#kept())?.chosenModel ?? '';
  }

  /** Has another model answer in the conversation from now on; empty: one that is found by itself. */
  async chooseModel(model: string): Promise<void> {
    this.#place.model = model;
    this.#parts.tell({ type: 'model', model });
    await this.#tune({ model });
  }

  /** Has the model told something first in the conversation from now on; blank: as the settings say. */
  async instruct(text: string): Promise<void> {
    const systemPrompt = text.trim();
    this.#place.systemPrompt = systemPrompt;
    await this.#tune({ systemPrompt });
    await this.show();
  }

  /** The conversation that is shown, by its name; nothing for a new one. */
  get session(): { readonly session?: string } {
    const { session } = this.#place;
    return session === undefined ? {} : { session };
  }

  /** A new conversation takes what was chosen for it with its first question. */
  async #tune(tuning: Omit<ChatTuneParams, 'session'>): Promise<void> {
    const { session } = this.#place;
    if (session !== undefined) await this.#parts.link.ask(METHODS.chatTune, { session, ...tuning });
  }

  /** Stops the answer of a conversation, or else of the one that is shown. */
  stop(session?: string): void {
    const turn = session === undefined ? this.#turn : this.#turnIn(session);
    turn?.stop();
  }

  /** Stops all answers. */
  stopAll(): void {
    for (const turn of this.#turns) turn.stop();
  }

  /** Tells the page the conversations that hold all words of a query. */
  async list(query = ''): Promise<void> {
    this.#query = query;
    const titles = await this.#parts.link.ask<readonly ChatRow[]>(METHODS.chatList, { query });
    // Who types on does not want what was found before.
    if (query === this.#query) this.#parts.tell({ type: 'list', titles: titles ?? [] });
  }

  async rename(session: string, title: string): Promise<void> {
    await this.#parts.link.ask(METHODS.chatRename, { session, title });
    if (session === this.#place.session) await this.show();
    await this.list(this.#query);
  }

  async delete(session: string): Promise<void> {
    this.stop(session);
    await this.#parts.link.ask(METHODS.chatDelete, { session });
    if (session === this.#place.session) await this.open(undefined);
    await this.list(this.#query);
  }

  /** The conversation as the server has it; undefined where it has none. */
  async #kept(): Promise<ChatSession | undefined> {
    const { session } = this.#place;
    if (session === undefined) return undefined;
    return this.#parts.link.ask<ChatSession>(METHODS.chatGet, { session });
  }

  #tellShown(kept: ChatSession | undefined): void {
    const { session, systemPrompt = kept?.systemPrompt ?? '' } = this.#place;
    const chosen = this.#place.model ?? kept?.chosenModel ?? '';
    const messages = (kept?.messages ?? []).map(forPage);
    const coming = this.#turn;
    this.#parts.tell({
      type: 'shown',
      ...(session === undefined ? {} : { session }),
      title: kept?.title ?? '',
      ...(chosen === ''
        ? modelField(this.#place.model ?? kept?.model)
        : { model: chosen, isChosen: true }),
      ...(systemPrompt === '' ? {} : { instructions: systemPrompt }),
      messages: coming ? withQuestion(messages, coming) : messages,
      ...(coming ? { running: coming.text } : {}),
    });
    if (coming?.waitsFor) this.#parts.tell({ type: 'waits', ...coming.waitsFor });
  }

  /** Runs what is asked of the conversation as the server has it, unless an answer is coming. */
  async #runIn(errandIn: (kept: ChatSession) => Errand | undefined): Promise<void> {
    const place = this.#place;
    const kept = await this.#kept();
    const errand = kept && errandIn(kept);
    if (errand && place === this.#place && !this.#turn)
      await this.#run(new ChatTurn(place, errand));
  }

  async #run(turn: ChatTurn, follower?: Follower): Promise<Message> {
    this.#turns.add(turn);
    follower?.signal.addEventListener('abort', () => {
      turn.stop();
    });
    if (follower?.signal.aborted) turn.stop();
    if (this.#shows(turn)) this.#tellBegun(turn.errand);
    const onHeard = (heard: Heard): void => {
      if (this.#turn === turn) this.#tellHeard(heard);
      follower?.onHeard(heard);
    };
    const onWait = (words: string): void => {
      follower?.onWait(words);
    };
    const { message, model } = await turn.run(this.#parts.link, onHeard, onWait);
    this.#turns.delete(turn);
    if (!this.#shows(turn)) return message;
    const { session } = turn.place;
    this.#parts.remember(session);
    const named = session === undefined ? {} : { session };
    this.#parts.tell({ type: 'answered', ...named, message, ...modelField(model) });
    const { after, begun } = turn.errand;
    if (after !== undefined || begun !== undefined) await this.#tellTakes(message);
    return message;
  }

  #tellBegun({ question, after, begun }: Errand): void {
    const place = after === undefined ? {} : { after };
    if (begun === undefined) this.#parts.tell({ type: 'asked', message: question, ...place });
    else this.#parts.tell({ type: 'continued' });
  }

  #tellHeard({ text, session, title, waitsFor }: Heard): void {
    if (session !== undefined) this.#parts.remember(session);
    if (title !== undefined) this.#parts.tell({ type: 'titled', title });
    if (waitsFor) this.#parts.tell({ type: 'waits', ...waitsFor });
    if (text !== '') this.#parts.tell({ type: 'piece', text });
  }

  /** The answer that comes in the conversation that is shown. */
  get #turn(): ChatTurn | undefined {
    return [...this.#turns].findLast(turn => this.#shows(turn));
  }

  #turnIn(session: string): ChatTurn | undefined {
    return [...this.#turns].findLast(({ place }) => place.session === session);
  }

  /** The server alone knows how many takes there are now; what it refused, it does not keep. */
  async #tellTakes({ text, state }: Message): Promise<void> {
    const place = this.#place;
    const kept = await this.#kept();
    const last = kept?.messages.at(-1);
    const isKept = last?.text === text && last.state === state;
    if (isKept && place === this.#place && !this.#turn) this.#tellShown(kept);
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

function modelField(model: string | undefined): { readonly model?: string } {
  return model === undefined || model === '' ? {} : { model };
}

/** A server may know a question already while it is answered, and some of the answer. */
function withQuestion(
  messages: readonly Message[],
  { errand: { question, after } }: ChatTurn,
): readonly Message[] {
  if (after !== undefined) return [...messages.slice(0, after), question];
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const isKnown = messages.length - 2 <= last && messages[last]?.text === question.text;
  return [...(isKnown ? messages.slice(0, last) : messages), question];
}
