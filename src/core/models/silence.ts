import type { Clock } from '../base/clock.js';

/**
 * How long requests may wait in all without a word of the server, in ms, before it is doubted: a
 * prompt is as long as a machine reads in less.
 */
const SILENT_MS_MAX = 5_000;

/**
 * Adds up how long a server was waited for in vain. A person who types gives up one request for the
 * next, so that no single one waits for long where a server hangs.
 *
 * A server that answers something else for Cove, a chat or an action, lets others wait in its
 * queue: that is no silence.
 */
export class Silence {
  readonly #clock: Clock;
  readonly #onLong: () => void;
  /** Since the server last said something, or was last occupied. */
  #ms = 0;
  #occupied = 0;
  /** When it was last occupied, on the clock. */
  #freeSince = 0;

  /** `onLong` is told each time that the server was silent for too long. */
  constructor(clock: Clock, onLong: () => void) {
    this.#clock = clock;
    this.#onLong = onLong;
  }

  /** Whether something else, which the server is asked for, explains that nothing comes. */
  get isExplained(): boolean {
    return 0 < this.#occupied;
  }

  /** A request waits for its first word; what comes back ends that. */
  waits(): () => void {
    const from = this.#clock.now();
    const waiting = new AbortController();
    this.#watch(from, waiting.signal).catch(() => undefined);
    return () => {
      if (waiting.signal.aborted) return;
      waiting.abort();
      this.#ms += this.#waited(from);
    };
  }

  /** The server is asked for something that takes long; what comes back ends that. */
  isOccupied(): () => void {
    this.#occupied += 1;
    return () => {
      this.#occupied -= 1;
      this.#freeSince = this.#clock.now();
      this.#ms = 0;
    };
  }

  /** The server said something. */
  isBroken(): void {
    this.#ms = 0;
  }

  async #watch(from: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const left = SILENT_MS_MAX - this.#ms - this.#waited(from);
      await this.#clock.pause(Math.max(0, left), signal);
      if (SILENT_MS_MAX <= this.#ms + this.#waited(from)) break;
    }
    this.#ms = 0;
    this.#onLong();
  }

  /** For how long since `from` nothing else explains that nothing came, in ms. */
  #waited(from: number): number {
    if (this.isExplained) return 0;
    return this.#clock.now() - Math.max(from, this.#freeSince);
  }
}
