import type { Clock } from '../base/clock.js';
import { type Log, name } from '../base/log.js';
import type { ModelRuntime } from '../models/modelRuntime.js';
import type { RecognizedFamilies } from '../models/recognizedFamilies.js';
import { Answering } from './answering.js';
import type { ChatSettings } from './chatRequests.js';
import { Conversation } from './conversation.js';
import type { LastChat } from './lastChat.js';
import { rowOf } from './rowOf.js';
import {
  advance,
  type Answer,
  isRunning,
  newSession,
  NOTHING_USED,
  type Quote,
  type Session,
  type Source,
} from './session.js';
import type { SessionRow, Sessions } from './sessions.js';

/** A session of a megabyte or more is slow to keep; by then no model remembers its beginning. */
const SESSION_UNITS_MAX = 4 << 20;

export interface ChatDeps {
  readonly runtime: Pick<
    ModelRuntime,
    'server' | 'bodyOf' | 'chat' | 'installed' | 'loaded' | 'load'
  >;
  readonly families: Pick<RecognizedFamilies, 'of'>;
  readonly sessions: Sessions;
  readonly clock: Clock;
  /** ISO 8601, UTC. */
  readonly wallTime: () => string;
  /** An id that no session has. */
  readonly newId: () => string;
  /** Told when an answer begins; returns what ends that. */
  readonly onWork: () => () => void;
  readonly log: Log;
}

/** What a question mentions, as far as it may be quoted, and what may not. */
export interface Gathered {
  readonly quotes: readonly Quote[];
  readonly left: readonly Source[];
}

/** One question of a person. */
export interface ChatOrder {
  /** A new one where it is missing, or gone. */
  readonly session: string | undefined;
  readonly text: string;
  /** The exchange whose place the question takes; undefined: it comes behind all. */
  readonly instead: number | undefined;
  readonly gathered: Gathered;
  readonly settings: ChatSettings;
  readonly onPiece: (text: string) => void;
}

/** An answer that ended, or why there was none. */
export interface ChatReply {
  readonly session: string;
  readonly answer: Answer;
}

/**
 * The chat: sessions that are kept, and their answers, one at a time in each.
 *
 * **Invariant:** a question that was taken is in its session, whatever becomes of its answer.
 */
export class Chat {
  readonly #deps: ChatDeps;
  readonly #answering: Answering;
  readonly #running = new Map<string, Conversation>();
  /** What opens and changes sessions goes one by one, or a slow reader undoes what came between. */
  #door: Promise<unknown> = Promise.resolve();

  constructor(deps: ChatDeps) {
    this.#deps = deps;
    this.#answering = new Answering(deps);
  }

  /** What was sent last, and what became of it. */
  get last(): LastChat {
    return this.#answering.last;
  }

  /** Asks, and hears the answer to its end. Never rejects; an abort stops the answer. */
  async send(order: ChatOrder, signal: AbortSignal): Promise<ChatReply> {
    const opened = await this.#inTurn(() => this.#open(order));
    if ('answer' in opened) return opened;
    const { id } = opened.session;
    const over = this.#deps.onWork();
    try {
      const ended = AbortSignal.any([signal, opened.signal]);
      await this.#answering.answer(opened, order, ended);
      await opened.close();
    } finally {
      this.#running.delete(id);
      over();
    }
    if (!opened.isKept) this.#deps.log('warn', 'chat not kept', { fault: name('write') });
    return replyOf(opened);
  }

  /** The newest first. */
  async list(): Promise<readonly SessionRow[]> {
    const rows = new Map((await this.#deps.sessions.rows()).map(row => [row.session, row]));
    for (const { session } of this.#running.values()) rows.set(session.id, rowOf(session));
    return [...rows.values()].sort((one, other) => other.at.localeCompare(one.at));
  }

  /** Undefined where there is none of that id. */
  async get(id: string): Promise<Session | undefined> {
    return this.#running.get(id)?.session ?? this.#read(id);
  }

  /** Stops its answer, and erases it. Whether there was one. */
  delete(id: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const running = this.#running.get(id);
      await running?.drop();
      const was = await this.#deps.sessions.remove(id);
      return was || running !== undefined;
    });
  }

  /** Stops all answers; resolves when what came of them is kept. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.values()].map(conversation => conversation.close()));
  }

  /** An empty title gives back the one by itself. Whether there is such a session. */
  rename(id: string, title: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const running = this.#running.get(id);
      if (running) {
        running.tell({ kind: 'renamed', title });
        await running.keep();
        return true;
      }
      const session = await this.#read(id);
      if (!session) return false;
      await this.#deps.sessions.write(advance(session, { kind: 'renamed', title }));
      return true;
    });
  }

  /** The session with the question in it, or why there is no asking. */
  async #open(order: ChatOrder): Promise<Conversation | ChatReply> {
    const { session: wanted, text, instead, gathered } = order;
    const { wallTime, newId } = this.#deps;
    if (wanted !== undefined && this.#running.has(wanted)) return refusal(wanted, BUSY);
    const known = wanted === undefined ? undefined : await this.#read(wanted);
    const session = known ?? newSession(newId(), wallTime());
    if (SESSION_UNITS_MAX < unitsIn(session)) return refusal(session.id, FULL);
    const conversation = new Conversation(session, this.#deps);
    this.#running.set(session.id, conversation);
    conversation.tell({
      kind: 'asked',
      at: wallTime(),
      text,
      quotes: gathered.quotes,
      sources: gathered.left,
      instead,
    });
    await conversation.keep();
    return conversation;
  }

  /** An answer that runs in no process here was cut off with its process. */
  async #read(id: string): Promise<Session | undefined> {
    const session = await this.#deps.sessions.read(id);
    if (!session || !isRunning(session)) return session;
    const at = session.exchanges.at(-1)?.answer.at ?? session.startedAt;
    const ending = { at, state: 'stopped', usage: NOTHING_USED, reason: CUT_OFF } as const;
    return advance(session, { kind: 'ended', ending });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#door.then(work);
    this.#door = done.catch(() => undefined);
    return done;
  }
}

const CUT_OFF = 'Cove ended before the answer did.';

interface Refusal {
  readonly reason: string;
  readonly remedy: string;
}

const BUSY: Refusal = {
  reason: 'An answer is still coming in this chat.',
  remedy: 'Wait for its end, or stop it.',
};

const FULL: Refusal = {
  reason: 'This chat is as long as it can be.',
  remedy: 'Begin a new chat.',
};

const UNKEPT: Refusal = {
  reason: 'The chat cannot be kept on the disk, so it is lost when the editor closes.',
  remedy: 'Make room on the disk, or make the storage folder of Cove writable.',
};

function refusal(session: string, why: Refusal): ChatReply {
  const nothing = { text: '', at: '', model: '', sources: [], usage: NOTHING_USED };
  return { session, answer: { ...nothing, state: 'failed', ...why } };
}

function replyOf({ session, isKept }: Conversation): ChatReply {
  const answer = session.exchanges.at(-1)?.answer;
  if (!answer) return refusal(session.id, UNKEPT);
  return { session: session.id, answer: isKept ? answer : { ...UNKEPT, ...answer } };
}

function unitsIn({ exchanges, branches }: Session): number {
  const all = [...exchanges, ...branches.flatMap(branch => branch.exchanges)];
  return all
    .map(({ question, answer }) => {
      const quoted = question.quotes.reduce((sum, { text }) => sum + text.length, 0);
      return question.text.length + quoted + answer.text.length;
    })
    .reduce((sum, units) => sum + units, 0);
}
