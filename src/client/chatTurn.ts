import type {
  ChatAgainParams,
  ChatContinueParams,
  ChatMention,
  ChatNamed,
  ChatPiece,
  ChatSendParams,
  ChatSendResult,
} from '../protocol/chat.js';
import { type Method, METHODS } from '../protocol/methods.js';
import type { Mention, Message } from '../protocol/panel/shapes.js';
import type { ServerLink } from './serverLink.js';

const NO_ANSWER = {
  reason: 'The server of Cove does not answer.',
  remedy: 'Reload the window. The output channel "Cove" says more.',
};

/** A conversation; a new one has no name until the server tells it. */
export interface Place {
  session: string | undefined;
  /** What the person chose here; empty: by itself. */
  model?: string;
  /** What the person has the model told first here; empty: as the settings say. */
  systemPrompt?: string;
}

/** What a person asks. */
export interface Question {
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** The mentions with what the editor alone knows of them; missing where that is nothing. */
  readonly sent?: readonly ChatMention[];
  /** The index of the message whose place it takes, with all behind it. */
  readonly after?: number;
}

/** What is asked of the server, and what the page shows of it meanwhile. */
export interface Errand {
  readonly method: Method;
  readonly params: ChatSendParams | ChatAgainParams | ChatContinueParams;
  readonly question: Message;
  /** The index of the message whose place the question takes, with all behind it. */
  readonly after?: number;
  /** What there is of the answer already. */
  readonly begun?: string;
}

export function sending({ session, model, systemPrompt }: Place, asked: Question): Errand {
  const { text, mentions, sent = mentions, after } = asked;
  const place = after === undefined ? {} : { after };
  const params = {
    ...(session === undefined ? {} : { session }),
    ...(model === undefined ? {} : { model }),
    ...(systemPrompt === undefined ? {} : { systemPrompt }),
    ...{ text, mentions: sent, ...place },
  };
  const question: Message = { role: 'user', text, at: now(), mentions };
  return { method: METHODS.chatSend, params, question, ...place };
}

export function askingAgain(session: string, message: number, question: Message): Errand {
  const params = { session, message };
  return { method: METHODS.chatAgain, params, question, after: message };
}

export function goingOn(session: string, question: Message, begun: string): Errand {
  return { method: METHODS.chatContinue, params: { session }, question, begun };
}

/** A question on its way, and what has come of its answer. */
export class ChatTurn {
  readonly place: Place;
  readonly errand: Errand;
  readonly #stop = new AbortController();
  #text: string;
  #waitsFor: ChatNamed | undefined;

  constructor(place: Place, errand: Errand) {
    this.place = place;
    this.errand = errand;
    this.#text = errand.begun ?? '';
  }

  /** What has come so far. */
  get text(): string {
    return this.#text;
  }

  /** The conversation that the model answers first; undefined once it answers this one. */
  get waitsFor(): ChatNamed | undefined {
    return this.#waitsFor;
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Asks, tells what it hears and how long it waits, and returns the whole answer. */
  async run(
    link: Pick<ServerLink, 'follow'>,
    onHeard: (heard: Heard) => void,
    onWait: (words: string) => void,
  ): Promise<Answered> {
    const { method, params } = this.errand;
    const result = await link.follow<ChatSendResult, unknown>(
      method,
      { ...params },
      {
        signal: this.#stop.signal,
        field: 'partialResultToken',
        onWait,
        onProgress: told => {
          const heard = readPiece(told);
          if (heard) {
            this.#take(heard);
            onHeard(heard);
          }
        },
      },
    );
    if (!result) return { message: this.#unanswered(), model: '' };
    this.place.session = result.session;
    // A refusal does not tell what was there before.
    const text = result.text === '' ? this.#text : result.text;
    return { message: answerOf({ ...result, text }), model: result.model };
  }

  #take({ text, session, waitsFor }: Heard): void {
    this.#text += text;
    this.#waitsFor = waitsFor;
    this.place.session = session ?? this.place.session;
  }

  #unanswered(): Message {
    const message = { role: 'assistant', text: this.#text, at: now() } as const;
    return this.#stop.signal.aborted
      ? { ...message, state: 'stopped' }
      : { ...message, state: 'failed', ...NO_ANSWER };
  }
}

/** An answer that ended, and who gave it; empty where nobody was asked. */
interface Answered {
  readonly message: Message;
  readonly model: string;
}

function answerOf({ text, state, usage, sources, reason, remedy }: ChatSendResult): Message {
  return {
    ...{ role: 'assistant', text, at: now(), state, usage, sources },
    ...(reason === undefined ? {} : { reason }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** What a server tells while an answer comes. */
export type Heard = ChatPiece;

/** What a server sends is looked at too. */
function readPiece(piece: unknown): Heard | undefined {
  const { text, session, title, waitsFor } = fieldsOf(piece);
  if (typeof text !== 'string') return undefined;
  const ahead = namedIn(fieldsOf(waitsFor));
  return {
    text,
    ...(typeof session === 'string' ? { session } : {}),
    ...(typeof title === 'string' ? { title } : {}),
    ...(ahead ? { waitsFor: ahead } : {}),
  };
}

function namedIn({ session, title }: Readonly<Record<string, unknown>>): ChatNamed | undefined {
  const isNamed = typeof session === 'string' && typeof title === 'string';
  return isNamed ? { session, title } : undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function now(): string {
  return new Date().toISOString();
}
