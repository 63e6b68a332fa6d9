import { type Log, name } from '../base/log.js';
import { readyChat } from '../models/chatModel.js';
import { explainFault } from '../models/explainFault.js';
import { type FillUsage, ModelFault, type ModelRuntime } from '../models/modelRuntime.js';
import type { RecognizedFamilies } from '../models/recognizedFamilies.js';
import { AnswerQueue, type Named } from './answerQueue.js';
import {
  type Answerer,
  ChatRequests,
  type ChatSettings,
  type PreparedChat,
} from './chatRequests.js';
import { answerTokens } from './chatBudget.js';
import type { Conversation } from './conversation.js';
import { type LastChat, lastChatOf, NO_CHAT_YET } from './lastChat.js';
import { LOOKED_AT_UNITS, saysItAgain } from './saysItAgain.js';
import { type Ending, type EndState, NOTHING_USED, type Quote, type Usage } from './session.js';
import { titleOf } from './titleOf.js';
import { type Weighable, type Weight, weightOf } from './weigh.js';

export interface AnsweringDeps {
  readonly runtime: Pick<
    ModelRuntime,
    'server' | 'bodyOf' | 'chat' | 'installed' | 'loaded' | 'load'
  >;
  readonly families: Pick<RecognizedFamilies, 'of'>;
  /** ISO 8601, UTC. */
  readonly wallTime: () => string;
  readonly log: Log;
}

/** What an answer needs besides its question. */
export interface AnswerOrder {
  readonly settings: ChatSettings;
  readonly onPiece: (text: string) => void;
  /** Told which conversation the model answers first. */
  readonly onWait: (ahead: Named) => void;
}

/** What mentions would take of a context. */
export interface Weighed {
  /** In tokens; 0 until a model was asked. */
  readonly contextTokens: number;
  /** What of it is kept for the answer. */
  readonly answerTokens: number;
  readonly weights: readonly Weight[];
}

/** A question, and what becomes known of its answer. */
interface Asked {
  readonly conversation: Conversation;
  readonly course: Course;
}

/** How an answer ended, but for what it cost. */
type Outcome = Omit<Ending, 'at' | 'usage'>;

/** The way of a question to a model, and of its answer back, piece by piece. */
export class Answering {
  readonly #deps: AnsweringDeps;
  readonly #requests = new ChatRequests();
  readonly #queue = new AnswerQueue();
  #last: LastChat = NO_CHAT_YET;
  #asked: Pick<Answerer, 'name' | 'contextLength'> = NOBODY;

  constructor(deps: AnsweringDeps) {
    this.#deps = deps;
  }

  get last(): LastChat {
    return this.#last;
  }

  weigh(mentions: readonly Weighable[], before: readonly Quote[]): Weighed {
    const { name, contextLength } = this.#asked;
    const count = this.#requests.meterOf(name);
    return {
      contextTokens: contextLength,
      answerTokens: answerTokens(contextLength),
      weights: mentions.map(mention => weightOf(mention, count, before)),
    };
  }

  /** Answers the last question of a conversation, to its end. Never rejects. */
  async answer(conversation: Conversation, order: AnswerOrder, signal: AbortSignal): Promise<void> {
    const course = new Course();
    const outcome = await this.#ask({ conversation, course }, order, signal).catch(
      (error: unknown) => this.#endingOf(error, signal),
    );
    const { usage, sent } = course;
    conversation.tell({
      kind: 'ended',
      ending: { at: this.#deps.wallTime(), usage, ...outcome },
    });
    if (sent && this.#last === sent) this.#last = { ...sent, outcome: OUTCOMES[outcome.state] };
  }

  async #ask(
    { conversation, course }: Asked,
    order: AnswerOrder,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const { settings, onWait } = order;
    // The disk is as slow as a server that is asked which models it has, and neither needs the other.
    const [answerer] = await Promise.all([this.#answerer(settings, signal), conversation.keep()]);
    const { session } = conversation;
    const asker = { session: session.id, title: titleOf(session) };
    const leave = await this.#queue.turnOf({ model: answerer.name, asker, onWait }, signal);
    try {
      return await this.#hear({ conversation, course, answerer }, order, signal);
    } finally {
      leave();
    }
  }

  async #hear(
    { conversation, course, answerer }: Asked & { readonly answerer: Answerer },
    { settings, onPiece }: AnswerOrder,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const prepared = this.#requests.prepare(conversation.session, answerer, settings);
    if (!prepared) return isGoneOnWith(conversation) ? NO_ROOM : TOO_LONG;
    const { request, quotes, sources, from } = prepared;
    const meter = this.#requests.meterOf(answerer.name);
    const sent = lastChatOf(request, this.#deps.runtime.bodyOf(request), sources);
    this.#last = sent;
    this.#asked = answerer;
    conversation.tell({ kind: 'sent', model: answerer.name, quotes, sources, from });
    course.begin(prepared, sent, answerer.contextLength);
    let end = '';
    for await (const piece of this.#deps.runtime.chat(request, signal)) {
      if (piece.kind === 'end') {
        course.ended(piece.usage);
        meter.learn(sent.prompt, piece.usage.promptTokens);
      } else {
        course.heard();
        conversation.tell({ kind: 'said', text: piece.text });
        onPiece(piece.text);
        end = (end + piece.text).slice(-LOOKED_AT_UNITS);
        if (saysItAgain(end)) return IN_A_CIRCLE;
      }
    }
    return course.isFull ? FULL : { state: 'done' };
  }

  async #answerer(settings: ChatSettings, signal: AbortSignal): Promise<Answerer> {
    const { runtime, families } = this.#deps;
    const ready = await readyChat(runtime, settings, signal);
    return { ...ready, family: await families.of(ready.name, signal) };
  }

  #endingOf(error: unknown, signal: AbortSignal): Outcome {
    if (signal.aborted) return { state: 'stopped' };
    if (error instanceof ModelFault) return { state: 'failed', ...explainFault(error, 'chat') };
    const fault = error instanceof Error ? error.name : 'unknown';
    this.#deps.log('error', 'answer failed', { fault: name(fault) });
    return BROKEN;
  }
}

/** What is known of the costs of an answer: estimates, until the server says its own counts. */
class Course {
  #usage: Usage = NOTHING_USED;
  #tokensMax = Infinity;
  #sent: LastChat | undefined;

  /** Undefined until something was. */
  get sent(): LastChat | undefined {
    return this.#sent;
  }

  get usage(): Usage {
    return this.#usage;
  }

  /** Whether the model would have gone on, had there been room. */
  get isFull(): boolean {
    return this.#tokensMax <= this.#usage.generatedTokens;
  }

  begin({ tokens, request }: PreparedChat, sent: LastChat, contextTokens: number): void {
    this.#sent = sent;
    this.#usage = { promptTokens: tokens, generatedTokens: 0, contextTokens };
    this.#tokensMax = request.maxTokens ?? Infinity;
  }

  /** Nearly every piece is a token. */
  heard(): void {
    this.#usage = { ...this.#usage, generatedTokens: this.#usage.generatedTokens + 1 };
  }

  ended({ promptTokens, generatedTokens }: FillUsage): void {
    this.#usage = { ...this.#usage, promptTokens, generatedTokens };
  }
}

/** Whether some of the answer is there already. */
function isGoneOnWith({ session }: Conversation): boolean {
  return session.exchanges.at(-1)?.answer.text !== '';
}

/** Before a model was asked. */
const NOBODY = { name: '', contextLength: 0 };

const OUTCOMES: Readonly<Record<EndState, string>> = {
  done: 'The model answered.',
  stopped: 'The answer was stopped.',
  failed: 'There was no answer, or no whole one.',
};

const TOO_LONG: Outcome = {
  state: 'failed',
  reason: 'The question is longer than the context of the model.',
  remedy: 'Shorten it, or raise "cove.ollama.contextLength".',
};

const NO_ROOM: Outcome = {
  state: 'failed',
  reason: 'The context of the model has no room for more of this answer.',
  remedy: 'Ask for the rest in a new chat, or raise "cove.ollama.contextLength".',
};

const FULL: Outcome = {
  state: 'done',
  reason: 'The answer ends where the context of the model does.',
  remedy: 'Begin a new chat, or raise "cove.ollama.contextLength".',
};

const IN_A_CIRCLE: Outcome = {
  state: 'done',
  reason: 'The model said the same again and again, so it was stopped.',
  remedy: 'Ask otherwise, or choose a larger model.',
};

const BROKEN: Outcome = {
  state: 'failed',
  reason: 'Something in Cove went wrong.',
  remedy: 'Ask again; the log tells more.',
};
