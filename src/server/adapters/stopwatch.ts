import type { Clock } from '../../core/base/clock.js';

/** How long an answer takes, for servers that do not say so. */
export class Stopwatch {
  readonly #clock: Clock;
  readonly #began: number;
  #first: number | undefined;
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#began = clock.now();
  }

  heard(): void {
    this.#last = this.#clock.now();
    this.#first ??= this.#last;
  }

  get measured(): { readonly promptMs: number; readonly generatedMs: number } {
    const first = this.#first ?? this.#clock.now();
    return { promptMs: first - this.#began, generatedMs: Math.max(0, this.#last - first) };
  }
}
