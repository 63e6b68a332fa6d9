import { CancellationTokenSource, ProgressType } from 'vscode-languageserver/node';
import type {
  ChatExport,
  ChatMention,
  ChatPiece,
  ChatRow,
  ChatSendParams,
  ChatSendResult,
  ChatSession,
  ChatTuneParams,
  ChatWeighResult,
} from '../../src/protocol/chat.js';
import { METHODS } from '../../src/protocol/methods.js';
import type { CoveClient } from './coveClient.js';

/** A question on its way. */
export interface Asked {
  readonly reply: Promise<ChatSendResult>;
  /** The pieces that came by now. */
  readonly pieces: readonly string[];
  /** What was told besides. */
  readonly notes: readonly Omit<ChatPiece, 'text'>[];
  /** Resolves when so many pieces are there. */
  came(count: number): Promise<void>;
  stop(): void;
}

const PIECE = new ProgressType<ChatPiece>();

/** The chat as a panel sees it. */
export class ChatClient {
  readonly #client: CoveClient;
  #asked = 0;

  constructor(client: CoveClient) {
    this.#client = client;
  }

  /** Asks, and hears the whole answer. */
  ask(text: string, rest: Omit<ChatSendParams, 'text'> = {}): Promise<ChatSendResult> {
    return this.begin(text, rest).reply;
  }

  begin(text: string, rest: Omit<ChatSendParams, 'text'> = {}): Asked {
    return this.#follow(METHODS.chatSend, { ...rest, text });
  }

  /** Asks the question of a message once more. */
  again(session: string, message: number): Promise<ChatSendResult> {
    return this.#follow(METHODS.chatAgain, { session, message }).reply;
  }

  goOn(session: string): Asked {
    return this.#follow(METHODS.chatContinue, { session });
  }

  choose(session: string, message: number, take: number): Promise<ChatSession | null> {
    return this.#client.connection.sendRequest(METHODS.chatChoose, { session, message, take });
  }

  tune(params: ChatTuneParams): Promise<boolean> {
    return this.#client.connection.sendRequest(METHODS.chatTune, params);
  }

  #follow(method: string, asked: object): Asked {
    const { connection } = this.#client;
    this.#asked += 1;
    const partialResultToken = `answer ${this.#asked}`;
    const pieces: string[] = [];
    let waiting: (() => void)[] = [];
    const notes: Omit<ChatPiece, 'text'>[] = [];
    connection.onProgress(PIECE, partialResultToken, ({ text, ...note }) => {
      if (text === '') notes.push(note);
      else pieces.push(text);
      const looks = waiting;
      waiting = [];
      for (const look of looks) look();
    });
    const source = new CancellationTokenSource();
    const params = { ...asked, partialResultToken };
    const reply: Promise<ChatSendResult> = connection.sendRequest(method, params, source.token);
    // Who kills the server does not hear the reply.
    reply.catch(() => undefined);
    return {
      reply,
      pieces,
      notes,
      came: async count => {
        while (pieces.length < count) await new Promise<void>(resolve => waiting.push(resolve));
      },
      stop: () => {
        source.cancel();
      },
    };
  }

  list(query?: string): Promise<readonly ChatRow[]> {
    const { connection } = this.#client;
    if (query === undefined) return connection.sendRequest(METHODS.chatList);
    return connection.sendRequest(METHODS.chatList, { query });
  }

  weigh(mentions: readonly ChatMention[], session?: string): Promise<ChatWeighResult> {
    const place = session === undefined ? {} : { session };
    return this.#client.connection.sendRequest(METHODS.chatWeigh, { ...place, mentions });
  }

  get(session: string): Promise<ChatSession | null> {
    return this.#client.connection.sendRequest(METHODS.chatGet, { session });
  }

  delete(session: string): Promise<boolean> {
    return this.#client.connection.sendRequest(METHODS.chatDelete, { session });
  }

  rename(session: string, title: string): Promise<boolean> {
    return this.#client.connection.sendRequest(METHODS.chatRename, { session, title });
  }

  export(session: string): Promise<ChatExport | null> {
    return this.#client.connection.sendRequest(METHODS.chatExport, { session });
  }
}
