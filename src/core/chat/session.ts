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
  /** What branches from these later. */
  readonly branches: readonly Branch[];
}

/** A conversation as a value: only `advance` makes another of it. */
export interface Session {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** What the person called it; empty: what its first question is called. */
  readonly title: string;
  /** The model that answers here; empty: as the settings say. */
  readonly model: string;
  /** What it is told first here; empty: as the settings say. */
  readonly systemPrompt: string;
  readonly exchanges: readonly Exchange[];
  readonly branches: readonly Branch[];
}

/** How an answer ended, and what a person should know of it. */
export interface Ending extends Pick<Answer, 'at' | 'usage' | 'reason' | 'remedy'> {
  readonly state: EndState;
}

/** What a person chooses: another question in an exchange's place, or another answer to it. */
export interface Choice {
  readonly at: number;
  readonly of: 'question' | 'answer';
  /** From 1. */
  readonly take: number;
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
  | { readonly kind: 'renamed'; readonly title: string }
  /** The last answer goes on where it ended. */
  | { readonly kind: 'continued' }
  /** Another course is shown from the exchange of its place on. */
  | { readonly kind: 'chosen'; readonly choice: Choice }
  | { readonly kind: 'tuned'; readonly tuning: Tuning };

/** What differs from the settings in one session; what is missing stays as it is. */
export interface Tuning {
  readonly model?: string | undefined;
  readonly systemPrompt?: string | undefined;
}

export const NOTHING_USED: Usage = { promptTokens: 0, generatedTokens: 0, contextTokens: 0 };

export function newSession(id: string, startedAt: string): Session {
  return {
    ...{ id, startedAt, title: '', model: '', systemPrompt: '' },
    ...{ exchanges: [], branches: [] },
  };
}

export function isRunning({ exchanges }: Session): boolean {
  return exchanges.at(-1)?.answer.state === 'running';
}

/** When something was asked or answered last; ISO 8601, UTC. */
export function lastAt({ exchanges, startedAt }: Session): string {
  return exchanges.at(-1)?.answer.at ?? startedAt;
}
