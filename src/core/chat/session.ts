/** A place in a document as an editor tells it: lines and characters from 0. */
export interface Spot {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Spot;
  readonly end: Spot;
}

/** A piece of the user's code that a question quotes, as it was when it was asked. */
export interface Quote {
  readonly uri: string;
  /** The file's name without its folders: all of the path that a model sees. */
  readonly name: string;
  readonly range: Range;
  /** Whether it is all of the file. */
  readonly whole: boolean;
  readonly text: string;
  /** Why it is quoted, as a phrase for a person. */
  readonly why: string;
  /** The names of the files that it tells of, where it is itself no piece of one. */
  readonly files?: readonly string[];
}

/** What a person is told of one quote, or of what could not be quoted. */
export interface Source {
  readonly uri: string;
  readonly range?: Range;
  readonly why: string;
  /** Estimated. */
  readonly tokens: number;
  /** The model did not see it; `why` tells the reason. */
  readonly left?: true;
}

export interface Question {
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly quotes: readonly Quote[];
  /** The first exchange that its prompt held. */
  readonly from: number;
}

/** How an answer ended, in the words of the wire. */
export type EndState = 'done' | 'stopped' | 'failed';

export interface Usage {
  readonly promptTokens: number;
  readonly generatedTokens: number;
  /** The context of the model. */
  readonly contextTokens: number;
}

export interface Answer {
  readonly text: string;
  /** When it ended, or began where it runs; ISO 8601, UTC. */
  readonly at: string;
  readonly state: EndState | 'running';
  /** Empty until one is asked. */
  readonly model: string;
  readonly sources: readonly Source[];
  readonly usage: Usage;
  /** What a person should know of its end, as a sentence. */
  readonly reason?: string;
  /** What can be done about it, as a sentence. */
  readonly remedy?: string;
}

export interface Exchange {
  readonly question: Question;
  readonly answer: Answer;
}

/** What another question took the place of. */
export interface Branch {
  /** The exchange that the other question is. */
  readonly at: number;
  readonly exchanges: readonly Exchange[];
}

/** A conversation as a value: only `advance` makes another of it. */
export interface Session {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** What the person called it; empty: the first words of the first question. */
  readonly title: string;
  readonly exchanges: readonly Exchange[];
  readonly branches: readonly Branch[];
}

/** How an answer ended, and what a person should know of it. */
export interface Ending extends Pick<Answer, 'at' | 'usage' | 'reason' | 'remedy'> {
  readonly state: EndState;
}

export type SessionEvent =
  | {
      readonly kind: 'asked';
      readonly at: string;
      readonly text: string;
      readonly quotes: readonly Quote[];
      readonly sources: readonly Source[];
      /** The exchange whose place the question takes; undefined: it comes behind all. */
      readonly instead?: number | undefined;
    }
  /** The question is on its way, with what of it and before it fits. */
  | {
      readonly kind: 'sent';
      readonly model: string;
      readonly quotes: readonly Quote[];
      readonly sources: readonly Source[];
      readonly from: number;
    }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'ended'; readonly ending: Ending }
  | { readonly kind: 'renamed'; readonly title: string };

export const NOTHING_USED: Usage = { promptTokens: 0, generatedTokens: 0, contextTokens: 0 };

export function newSession(id: string, startedAt: string): Session {
  return { id, startedAt, title: '', exchanges: [], branches: [] };
}

/**
 * The session after an event. An event that does not fit, such as a piece of an answer that is
 * over, changes nothing.
 *
 * **Invariant:** no message is ever lost or shortened; what is replaced is kept as a branch.
 */
export function advance(session: Session, event: SessionEvent): Session {
  switch (event.kind) {
    case 'renamed':
      return { ...session, title: event.title };
    case 'asked':
      return isRunning(session) ? session : withQuestion(session, event);
    case 'sent':
    case 'said':
    case 'ended':
      return isRunning(session) ? withLast(session, last => heard(last, event)) : session;
  }
}

export function isRunning({ exchanges }: Session): boolean {
  return exchanges.at(-1)?.answer.state === 'running';
}

/** When something was asked or answered last; ISO 8601, UTC. */
export function lastAt({ exchanges, startedAt }: Session): string {
  return exchanges.at(-1)?.answer.at ?? startedAt;
}

type Asked = Extract<SessionEvent, { readonly kind: 'asked' }>;

function withQuestion(session: Session, asked: Asked): Session {
  const { at, text, quotes, sources, instead = session.exchanges.length } = asked;
  const kept = session.exchanges.slice(0, instead);
  const replaced = session.exchanges.slice(instead);
  const branches: readonly Branch[] =
    replaced.length === 0
      ? session.branches
      : [...session.branches, { at: kept.length, exchanges: replaced }];
  const question: Question = { text, at, quotes, from: kept.at(-1)?.question.from ?? 0 };
  const answer: Answer = {
    text: '',
    at,
    state: 'running',
    model: '',
    sources,
    usage: NOTHING_USED,
  };
  return { ...session, exchanges: [...kept, { question, answer }], branches };
}

type Heard = Extract<SessionEvent, { readonly kind: 'sent' | 'said' | 'ended' }>;

function heard({ question, answer }: Exchange, event: Heard): Exchange {
  switch (event.kind) {
    case 'sent': {
      const { model, quotes, sources, from } = event;
      return { question: { ...question, quotes, from }, answer: { ...answer, model, sources } };
    }
    case 'said':
      return { question, answer: { ...answer, text: answer.text + event.text } };
    case 'ended':
      return { question, answer: { ...answer, ...event.ending } };
  }
}

function withLast(session: Session, change: (last: Exchange) => Exchange): Session {
  const { exchanges } = session;
  const last = exchanges.at(-1);
  return last ? { ...session, exchanges: [...exchanges.slice(0, -1), change(last)] } : session;
}
