/** What a request was for, by its shape. */
export type Purpose = 'completion' | 'warm-up' | 'load' | 'chat';

/** What a server saw of one request; times are of `performance.now()`, in ms. */
export interface Served {
  readonly purpose: Purpose;
  readonly prompt: string;
  readonly arrivedAt: number;
  promptTokens: number;
  /** When its turn came; undefined while it waits, and for ever where the client left before. */
  startedAt: number | undefined;
  /** Tokens of the prompt that the cache did not hold when its turn came. */
  needed: number;
  /** Tokens of the prompt that were evaluated before the client left, or all that were needed. */
  evaluated: number;
  /** The text of the tokens that were sent. */
  said: string;
  generated: number;
  firstTokenAt: number | undefined;
  /** When the client closed the socket; undefined where the server said all. */
  closedAt: number | undefined;
  /** When the server had said all, or stopped since nobody listened. */
  endedAt: number | undefined;
}

export function newServed(purpose: Purpose, prompt: string, arrivedAt: number): Served {
  return {
    ...{ purpose, prompt, arrivedAt, promptTokens: 0, needed: 0, evaluated: 0, generated: 0 },
    ...{ said: '', startedAt: undefined, firstTokenAt: undefined },
    ...{ closedAt: undefined, endedAt: undefined },
  };
}

/** When a request no longer took the server's time from the client's side. */
export function overAt({ closedAt, endedAt }: Served): number | undefined {
  return closedAt ?? endedAt;
}
