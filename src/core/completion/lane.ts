import type { Clock } from '../base/clock.js';
import type { CursorSite } from '../text/cursorSite.js';
import { type FillOrder, RunningFill } from './runningFill.js';

/**
 * How long a stream that nobody waits for is kept, in ms, after the editor gave up its request:
 * with a keystroke the change of the text comes in the same moment, and with Escape none comes.
 */
const LEFT_MS_MAX = 10;

/**
 * How long it is kept when the text changed as it says, in ms: an editor asks again some 50 ms
 * after a keystroke.
 */
const TYPED_ALONG_MS_MAX = 250;

/**
 * The one request that a model works on.
 *
 * **Invariant:** never more than one is in flight: a new one begins when the socket of the one
 * before is closed.
 */
export class Lane {
  readonly #clock: Clock;
  #running: RunningFill | undefined;
  #leaving: AbortController | undefined;
  #typedAlongAt = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether nothing is in flight. */
  get isFree(): boolean {
    return this.#running === undefined || this.#running.ending !== undefined;
  }

  /** The stream that may answer at `site`; one that cannot is closed at once. */
  fitting(site: CursorSite): RunningFill | undefined {
    const running = this.#running;
    if (running?.isOpen === true && running.restAt(site) !== undefined) {
      this.#stay();
      return running;
    }
    running?.close();
    return undefined;
  }

  /** Rejects with the signal's reason where it aborts before the request begins. */
  async open(order: FillOrder, signal: AbortSignal): Promise<RunningFill> {
    for (;;) {
      signal.throwIfAborted();
      const running = this.#running;
      if (!running) break;
      running.close();
      await running.over;
      if (this.#running === running) this.#running = undefined;
    }
    const running = new RunningFill(order);
    this.#running = running;
    return running;
  }

  /**
   * A document changed: a stream that says something else is closed at once. Whether there is one
   * that goes on.
   */
  changed(uri: string, text: string, cursor: number | undefined): boolean {
    const running = this.#running;
    if (running?.origin.uri !== uri) return false;
    if (!running.isOpen || !running.agreesWith(text, cursor)) {
      running.close();
      return false;
    }
    this.#typedAlongAt = this.#clock.now();
    if (this.#leaving) this.leave();
    return true;
  }

  /** Nobody waits for the stream, for now: it is kept for a moment, in case the person types along. */
  leave(): void {
    const running = this.#running;
    if (running?.isOpen !== true) return;
    this.#stay();
    const leaving = new AbortController();
    this.#leaving = leaving;
    const typedMs = this.#typedAlongAt + TYPED_ALONG_MS_MAX - this.#clock.now();
    this.#clock.pause(Math.max(LEFT_MS_MAX, typedMs), leaving.signal).then(
      () => {
        running.close();
      },
      () => undefined,
    );
  }

  #stay(): void {
    this.#leaving?.abort();
    this.#leaving = undefined;
  }

  /** Nothing that runs is of use any more. */
  close(): void {
    this.#running?.close();
  }
}
