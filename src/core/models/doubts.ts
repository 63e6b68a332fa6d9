import type { Clock } from '../base/clock.js';
import { type ModelRuntime, OLLAMA } from './modelRuntime.js';
import { proofOf, provesItself } from './proof.js';
import { Silence } from './silence.js';

/**
 * When a server that is doubted and says nothing is taken for one that hangs, in ms: a machine that
 * reads forty tokens a second has read the longest first prompt by then. One that is slower yet is
 * given twice as long each time, until it answers.
 */
const HUNG_MS_MIN = 15_000;

export interface DoubtsDeps {
  readonly runtime: Pick<ModelRuntime, 'server' | 'fill' | 'unload'>;
  readonly clock: Clock;
  /** Nothing was heard for long: the model may be gone, or the server hang, and a look tells. */
  readonly onDoubt: () => void;
  /** The server hangs: whatever still waits for it keeps it from letting go of the model. */
  readonly onHung: () => void;
}

/** Whom one token is asked of, and who is told where it takes long. */
export interface Doubted {
  readonly name: string;
  /** The context length to send, in tokens, if any. */
  readonly echo: number | undefined;
  readonly onLate: () => void;
}

/** Whether a server that tells of itself answers prompts as well: what raises a doubt, and ends it. */
export class Doubts {
  readonly #deps: DoubtsDeps;
  readonly #silence: Silence;
  #isRaised = false;
  #proving = new AbortController();
  /** How often the server was given up since it answered last. */
  #givenUp = 0;

  constructor(deps: DoubtsDeps) {
    this.#deps = deps;
    this.#silence = new Silence(deps.clock, deps.onDoubt);
  }

  /** Whether lists prove nothing for now: only an answer does. */
  get isRaised(): boolean {
    return this.#isRaised;
  }

  raise(): void {
    this.#isRaised = true;
  }

  /** A request waits for the first word of the server; what comes back ends that. */
  waits(): () => void {
    return this.#silence.waits();
  }

  /** The server is asked for something else, and others wait meanwhile; what comes back ends that. */
  isOccupied(): () => void {
    return this.#silence.isOccupied();
  }

  /** A request was answered. */
  answered(): void {
    this.#isOver();
    this.#givenUp = 0;
  }

  /** Another server, or none, is asked from now on. */
  forget(): void {
    this.#proving.abort();
    this.#isOver();
    this.#givenUp = 0;
  }

  /** Resolves once the model says a token; rejects with what `provesItself` does. */
  async prove({ name, echo, onLate }: Doubted, life: AbortSignal): Promise<void> {
    const { runtime, clock } = this.#deps;
    const proving = new AbortController();
    this.#proving = proving;
    const hungAfterMs = HUNG_MS_MIN * 2 ** this.#givenUp;
    const hangs = (): boolean => this.#givesUp();
    const signal = AbortSignal.any([proving.signal, life]);
    await provesItself({ runtime, clock, onLate, hungAfterMs, hangs }, proofOf(name, echo), signal);
    this.#isOver();
  }

  #isOver(): void {
    this.#silence.isBroken();
    this.#isRaised = false;
  }

  /** Whether a server that is still doubted is to be brought to let go of the model. */
  #givesUp(): boolean {
    const { runtime, onHung } = this.#deps;
    if (!this.#isRaised || this.#silence.isExplained || runtime.server !== OLLAMA) return false;
    this.#givenUp += 1;
    onHung();
    return true;
  }
}
