import type { Clock } from '../base/clock.js';
import { type Log, name } from '../base/log.js';
import type { ModelRuntime } from '../models/modelRuntime.js';
import type { RecognizedFamilies } from '../models/recognizedFamilies.js';
import { advance } from './advance.js';
import type { Named } from './answerQueue.js';
import { Answering, type AnswerOrder, type Weighed } from './answering.js';
import type { ChatSettings } from './chatRequests.js';
import { doingFor } from './commands.js';
import { Conversation } from './conversation.js';
import { holdsWords } from './holdsWords.js';
import type { LastChat } from './lastChat.js';
import { leftSources } from './leftSources.js';
import {
  BUSY,
  DELETED,
  FULL,
  GONE,
  NOTHING_BEGUN,
  type Refusal,
  refused,
  UNKEPT,
  whyNotCommand,
} from './refusals.js';
import { rowOf } from './rowOf.js';
import {
  type Answer,
  type Branch,
  type Choice,
  isRunning,
  newSession,
  NOTHING_USED,
  type Quote,
  type Session,
  type SessionEvent,
  type Source,
  type Tuning,
} from './session.js';
import type { SessionRow, Sessions } from './sessions.js';
import { titleOf } from './titleOf.js';
import { quotedIn } from './weigh.js';

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
  /** Told when an answer begins, as a sentence; returns what ends that. */
  readonly onWork: (says: string) => () => void;
  readonly log: Log;
}

/** What a question mentions, as far as it may be quoted, and what may not. */
export interface Gathered {
  readonly quotes: readonly Quote[];
  readonly left: readonly Source[];
}

/** What every order of a person says. */
interface Order extends AnswerOrder {
  /** Told the session, which may be a new one, once the question is in it; and what it is called. */
  readonly onBegun: (begun: Named) => void;
}

/** One question of a person. */
export interface ChatOrder extends Order {
  /** A new one where it is missing, or gone. */
  readonly session: string | undefined;
  readonly text: string;
  /** The exchange whose place the question takes; undefined: it comes behind all. */
  readonly instead: number | undefined;
  readonly gathered: Gathered;
  /** What holds in this session from now on. */
  readonly tuning: Tuning;
}

/** A question that is asked once more, with what it quotes. */
export interface AgainOrder extends Order {
  readonly session: string;
  /** Its exchange. */
  readonly at: number;
}

/** The last answer is to go on. */
export interface GoOnOrder extends Order {
  readonly session: string;
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
  readonly #answers = new Set<Promise<ChatReply>>();
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

  /** What mentions would take of the context of the model that answered last, in a session. */
  async weigh(gathered: readonly Gathered[], id?: string): Promise<Weighed> {
    const session = id === undefined ? undefined : await this.get(id);
    return this.#answering.weigh(gathered, session ? quotedIn(session) : []);
  }

  /** Asks, and hears the answer to its end. Never rejects; an abort stops the answer. */
  send(order: ChatOrder, signal: AbortSignal): Promise<ChatReply> {
    return this.#answered(() => this.#ask(order), order, signal);
  }

  /** Asks a question once more; the answer so far is kept as another take. Never rejects. */
  again(order: AgainOrder, signal: AbortSignal): Promise<ChatReply> {
    return this.#answered(() => this.#askAgain(order), order, signal);
  }

  /** Has the last answer go on where it ended. Never rejects. */
  goOn(order: GoOnOrder, signal: AbortSignal): Promise<ChatReply> {
    const open = (): Promise<Opened> => this.#goOn(order.session);
    return this.#answered(open, order, signal);
  }

  /** The newest first; with a query those alone that hold all of its words. */
  async list(query = ''): Promise<readonly SessionRow[]> {
    const rows = new Map((await this.#deps.sessions.rows()).map(row => [row.session, row]));
    for (const { session } of this.#running.values()) rows.set(session.id, rowOf(session));
    const all = [...rows.values()].sort((one, other) => other.at.localeCompare(one.at));
    if (query.trim() === '') return all;
    const found: SessionRow[] = [];
    // One after the other: all at once would hold them all in memory.
    for (const row of all) {
      const session = await this.get(row.session);
      if (session && holdsWords(session, query)) found.push(row);
    }
    return found;
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

  /** Stops all answers; resolves when what came of them is kept, and that they were stopped. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.values()].map(conversation => conversation.close()));
    await Promise.all(this.#answers);
  }

  /** An empty title gives back the one by itself. Whether there is such a session. */
  async rename(id: string, title: string): Promise<boolean> {
    return (await this.#change(id, { kind: 'renamed', title })) !== undefined;
  }

  /** From now on in this session. Whether there is such a one. */
  async tune(id: string, tuning: Tuning): Promise<boolean> {
    return (await this.#change(id, { kind: 'tuned', tuning })) !== undefined;
  }

  /** Shows another take. The session after it, as before where there is no such take. */
  choose(id: string, choice: Choice): Promise<Session | undefined> {
    return this.#change(id, { kind: 'chosen', choice });
  }

  /** The session after an event; undefined where there is none of that id. */
  #change(id: string, event: SessionEvent): Promise<Session | undefined> {
    return this.#inTurn(async () => {
      const running = this.#running.get(id);
      if (running) {
        running.tell(event);
        await running.keep();
        return running.session;
      }
      const before = await this.#read(id);
      if (!before) return undefined;
      const after = advance(before, event);
      const isKept = after === before || (await this.#deps.sessions.write(after));
      return isKept ? after : undefined;
    });
  }

  #answered(open: () => Promise<Opened>, order: Order, signal: AbortSignal): Promise<ChatReply> {
    const answer = this.#answer(open, order, signal);
    this.#answers.add(answer);
    return answer.finally(() => this.#answers.delete(answer));
  }

  async #answer(
    open: () => Promise<Opened>,
    order: Order,
    signal: AbortSignal,
  ): Promise<ChatReply> {
    const opened = await this.#inTurn(open);
    if ('answer' in opened) return opened;
    const { id, exchanges } = opened.session;
    const over = this.#deps.onWork(doingFor(exchanges.at(-1)?.question.text ?? ''));
    order.onBegun({ session: id, title: titleOf(opened.session) });
    try {
      const ended = AbortSignal.any([signal, opened.signal]);
      const settings = tunedSettings(order.settings, opened.session);
      await this.#answering.answer(opened, { ...order, settings }, ended);
      await opened.close();
    } finally {
      this.#running.delete(id);
      over();
    }
    if (!opened.isKept) this.#deps.log('warn', 'chat not kept', { fault: name('write') });
    return replyOf(opened);
  }

  async #ask({ session: wanted, text, instead, gathered, tuning }: ChatOrder): Promise<Opened> {
    const { wallTime, newId } = this.#deps;
    if (wanted !== undefined && this.#running.has(wanted)) return refusal(wanted, BUSY);
    const known = wanted === undefined ? undefined : await this.#read(wanted);
    const session = known ?? newSession(newId(), wallTime());
    const { quotes, left: sources } = gathered;
    const why = whyNotCommand(text, quotes);
    if (why) return refusal(session.id, why, sources);
    return this.#begin(session, [
      { kind: 'tuned', tuning },
      { kind: 'asked', at: wallTime(), text, quotes, sources, instead },
    ]);
  }

  async #askAgain({ session: id, at }: AgainOrder): Promise<Opened> {
    if (this.#running.has(id)) return refusal(id, BUSY);
    const session = await this.#read(id);
    const exchange = session?.exchanges[at];
    if (!session || !exchange) return refusal(id, GONE);
    const { text, quotes } = exchange.question;
    const sources = leftSources(exchange.answer.sources);
    const asked = { at: this.#deps.wallTime(), text, quotes, sources, instead: at };
    return this.#begin(session, [{ kind: 'asked', ...asked }]);
  }

  async #goOn(id: string): Promise<Opened> {
    if (this.#running.has(id)) return refusal(id, BUSY);
    const session = await this.#read(id);
    if (!session) return refusal(id, GONE);
    if (!isRunning(advance(session, { kind: 'continued' }))) return refusal(id, NOTHING_BEGUN);
    return this.#begin(session, [{ kind: 'continued' }]);
  }

  /** The session with what happens to it, which is kept before a model hears of it. */
  #begin(session: Session, events: readonly SessionEvent[]): Opened {
    if (SESSION_UNITS_MAX < unitsIn(session)) return refusal(session.id, FULL);
    const conversation = new Conversation(session, this.#deps);
    this.#running.set(session.id, conversation);
    for (const event of events) conversation.tell(event);
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

/** A session to be answered, or why it is not. */
type Opened = Conversation | ChatReply;

/** What a session says goes before what the settings say. */
function tunedSettings(settings: ChatSettings, { model, systemPrompt }: Session): ChatSettings {
  return {
    ...settings,
    ...(model === '' ? {} : { model }),
    ...(systemPrompt === '' ? {} : { systemPrompt }),
  };
}

function refusal(session: string, why: Refusal, sources: readonly Source[] = []): ChatReply {
  return { session, answer: refused(why, sources) };
}

function replyOf({ session, isKept, isDropped }: Conversation): ChatReply {
  const answer = session.exchanges.at(-1)?.answer;
  if (!answer) return refusal(session.id, UNKEPT);
  if (isDropped) return { session: session.id, answer: { ...answer, ...DELETED } };
  return { session: session.id, answer: isKept ? answer : { ...UNKEPT, ...answer } };
}

function unitsIn({ exchanges, branches }: Pick<Branch, 'exchanges' | 'branches'>): number {
  const own = exchanges.map(({ question, answer }) => {
    const quoted = question.quotes.reduce((sum, { text }) => sum + text.length, 0);
    return question.text.length + quoted + answer.text.length;
  });
  return [...own, ...branches.map(unitsIn)].reduce((sum, units) => sum + units, 0);
}
