import type { Clock } from '../base/clock.js';

/**
 * How long requests may wait in all without a word of the server, in ms, before it is doubted: a
 * prompt is as long as a machine reads in less.
 */
const SILENT_MS_MAX = 5_000;

/**
 * Adds up how long a server was waited for in vain. A person who types gives up one request for the
 * next, so that no single one waits for long where a server hangs.
 */
export class Silence {
  readonly #clock: Clock;
  readonly #onLong: () => void;
  /** Since the server last said something. */
  #ms = 0;

  /** `onLong` is told each time that the server was silent for too long. */
  constructor(clock: Clock, onLong: () => void) {
    this.#clock = clock;
    this.#onLong = onLong;
  }

  /** A request waits for its first word; what comes back ends that. */
  waits(): () => void {
    const from = this.#clock.now();
    const waiting = new AbortController();
    this.#clock.pause(Math.max(0, SILENT_MS_MAX - this.#ms), waiting.signal).then(
      () => {
        this.#ms = 0;
        this.#onLong();
      },
      () => undefined,
    );
    return () => {
      if (waiting.signal.aborted) return;
      waiting.abort();
      this.#ms += this.#clock.now() - from;
    };
  }

  /** The server said something. */
  isBroken(): void {
    this.#ms = 0;
  }
}
