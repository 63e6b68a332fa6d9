import { setTimeout as wait } from 'node:timers/promises';
import type { Served } from './served.js';
import { sharedStart } from './tokens.js';

/** How fast a server is, in tokens a second. */
export interface Speed {
  readonly prompt: number;
  readonly generated: number;
}

/** One request as the slot works on it. */
export interface Job {
  readonly prompt: readonly string[];
  readonly says: readonly string[];
  readonly tokensMax: number;
  readonly served: Served;
  /** Whether the client is still there. */
  readonly there: () => boolean;
  readonly send: (token: string) => void;
}

/** A closed connection is noticed between two of these, in tokens; the servers' own are larger. */
const BATCH_TOKENS = 64;

/**
 * What works through requests, one after the other, as a server does that has one slot.
 *
 * It keeps the tokens of the last prompt and of its answer; of the next prompt only what comes
 * behind the tokens that both begin with is evaluated, and the last token in any case.
 */
export class Slot {
  readonly #speed: Speed;
  #cache: readonly string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(speed: Speed) {
    this.#speed = speed;
  }

  forget(): void {
    this.#cache = [];
  }

  /** Resolves with why it ended, when its turn is over. */
  async take(job: Job): Promise<'said all' | 'cut' | 'left'> {
    const before = this.#last;
    const turn = before.then(() => this.#serve(job));
    this.#last = turn;
    return turn;
  }

  async #serve(job: Job): Promise<'said all' | 'cut' | 'left'> {
    if (!job.there()) return 'left';
    const { served, prompt } = job;
    served.startedAt = performance.now();
    served.needed = Math.max(1, prompt.length - sharedStart(this.#cache, prompt));
    const all = await this.#evaluate(job);
    return all ? this.#generate(job) : 'left';
  }

  async #evaluate({ prompt, served, there }: Job): Promise<boolean> {
    const start = served.startedAt ?? 0;
    const known = prompt.length - served.needed;
    while (served.evaluated < served.needed) {
      const done = Math.min(served.needed, served.evaluated + BATCH_TOKENS);
      await until(start + (done * 1000) / this.#speed.prompt);
      served.evaluated = done;
      this.#cache = prompt.slice(0, known + done);
      if (!there()) return false;
    }
    return true;
  }

  async #generate({
    says,
    tokensMax,
    served,
    there,
    send,
  }: Job): Promise<'said all' | 'cut' | 'left'> {
    const start = performance.now();
    const most = 0 < tokensMax ? tokensMax : says.length;
    for (const [at, token] of says.slice(0, most).entries()) {
      await until(start + (at * 1000) / this.#speed.generated);
      served.generated += 1;
      this.#cache = [...this.#cache, token];
      if (!there()) return 'left';
      send(token);
    }
    return most < says.length ? 'cut' : 'said all';
  }
}

/** Waits for a time on the clock, so that delays do not add up. */
async function until(time: number): Promise<void> {
  const left = time - performance.now();
  if (0 < left) await wait(left);
}
