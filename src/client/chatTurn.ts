import type { ChatMention, ChatSendParams, ChatSendResult } from '../protocol/chat.js';
import { METHODS } from '../protocol/methods.js';
import type { Mention, Message } from '../protocol/panel/shapes.js';
import type { ServerLink } from './serverLink.js';

const NO_ANSWER = {
  reason: 'The server of Cove does not answer.',
  remedy: 'Reload the window. The output channel "Cove" says more.',
};

/** A conversation; a new one has no name until its first answer is there. */
export interface Place {
  session: string | undefined;
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

/** A question on its way, and what has come of its answer. */
export class ChatTurn {
  readonly place: Place;
  readonly message: Message;
  readonly after: number | undefined;
  readonly #mentions: readonly ChatMention[];
  readonly #stop = new AbortController();
  #text = '';

  constructor(place: Place, { text, mentions, sent, after }: Question) {
    this.place = place;
    this.message = { role: 'user', text, at: now(), mentions };
    this.after = after;
    this.#mentions = sent ?? mentions;
  }

  /** What has come so far. */
  get text(): string {
    return this.#text;
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Asks, tells each piece of the answer, and returns the whole of it. */
  async run(link: Pick<ServerLink, 'follow'>, onPiece: (text: string) => void): Promise<Message> {
    const { session } = this.place;
    const params = {
      ...(session === undefined ? {} : { session }),
      text: this.message.text,
      mentions: this.#mentions,
      ...(this.after === undefined ? {} : { after: this.after }),
    } satisfies ChatSendParams;
    const result = await link.follow<ChatSendResult, unknown>(METHODS.chatSend, params, {
      signal: this.#stop.signal,
      field: 'partialResultToken',
      onProgress: piece => {
        const text = textOf(piece);
        this.#text += text;
        onPiece(text);
      },
    });
    if (!result) return this.#unanswered();
    this.place.session = result.session;
    return answerOf(result);
  }

  #unanswered(): Message {
    const message = { role: 'assistant', text: this.#text, at: now() } as const;
    return this.#stop.signal.aborted
      ? { ...message, state: 'stopped' }
      : { ...message, state: 'failed', ...NO_ANSWER };
  }
}

function answerOf({ text, state, usage, sources, reason, remedy }: ChatSendResult): Message {
  return {
    ...{ role: 'assistant', text, at: now(), state, usage, sources },
    ...(reason === undefined ? {} : { reason }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** What a server sends is looked at too. */
function textOf(piece: unknown): string {
  const isPiece = typeof piece === 'object' && piece !== null && 'text' in piece;
  return isPiece && typeof piece.text === 'string' ? piece.text : '';
}

function now(): string {
  return new Date().toISOString();
}
