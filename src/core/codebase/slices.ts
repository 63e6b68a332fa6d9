import type { Clock } from '../base/clock.js';

/** Half of what a person may wait for the server at a key. */
const SLICE_MS = 5;

/** Long work in slices, between which everything else has its turn. */
export class Slices {
  readonly #clock: Clock;
  #since: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#since = clock.now();
  }

  /** Resolves at once while the slice lasts, else when others had their turn. */
  async next(signal: AbortSignal): Promise<void> {
    if (this.#clock.now() - this.#since < SLICE_MS) return;
    await this.#clock.pause(0, signal);
    this.#since = this.#clock.now();
  }
}
