import type { Clock } from '../core/base/clock.js';

export interface PauseDeps {
  readonly clock: Clock;
  /** The time of day, in ms since 1970. */
  readonly wallTime: () => number;
  /** Told when a pause begins, with its end, and when it is over. */
  readonly onChange: (until: string | undefined) => void;
}

const MS_IN_A_MINUTE = 60_000;

/** A while in which a person wants no completions in this editor. */
export class Pause {
  readonly #deps: PauseDeps;
  #until: string | undefined;
  #waiting = new AbortController();

  constructor(deps: PauseDeps) {
    this.#deps = deps;
  }

  /** When it ends, in UTC as ISO 8601; undefined where nothing is paused. */
  get until(): string | undefined {
    return this.#until;
  }

  /** Begins one, in place of the one before; one of 0 minutes is over at once. */
  take(minutes: number): void {
    this.#waiting.abort();
    this.#waiting = new AbortController();
    const ms = minutes * MS_IN_A_MINUTE;
    this.#set(ms === 0 ? undefined : new Date(this.#deps.wallTime() + ms).toISOString());
    if (ms === 0) return;
    this.#deps.clock.pause(ms, this.#waiting.signal).then(
      () => {
        this.#set(undefined);
      },
      () => undefined,
    );
  }

  dispose(): void {
    this.#waiting.abort();
  }

  #set(until: string | undefined): void {
    this.#until = until;
    this.#deps.onChange(until);
  }
}
