import type { Clock } from '../../src/core/base/clock.js';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that stands still until the test moves it. */
export class HandClock implements Clock {
  /** Every pause that was asked for, in ms. */
  readonly pauses: number[] = [];
  #now = 0;
  #sleepers: readonly Sleeper[] = [];

  now(): number {
    return this.#now;
  }

  pause(ms: number, signal: AbortSignal): Promise<void> {
    this.pauses.push(ms);
    if (signal.aborted) return Promise.reject(abortReason(signal));
    if (ms === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#sleepers = this.#sleepers.filter(other => other !== sleeper);
        reject(abortReason(signal));
      };
      const wake = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const sleeper = { until: this.#now + ms, wake };
      this.#sleepers = [...this.#sleepers, sleeper];
      signal.addEventListener('abort', leave);
    });
  }

  /** Moves time on, wakes whom it passes, and lets them do what they do then. */
  async advance(ms: number): Promise<void> {
    this.#now += ms;
    const due = this.#sleepers.filter(({ until }) => until <= this.#now);
    this.#sleepers = this.#sleepers.filter(({ until }) => this.#now < until);
    for (const { wake } of due) wake();
    await settled();
  }
}

/** Resolves when everything that waits for nothing but promises is done. */
export function settled(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted');
}
