import type { Clock } from '../base/clock.js';
import { untilAborted } from '../base/untilAborted.js';
import { type ChosenModel, type WantedModel, chooseModel } from './chooseModel.js';
import { ModelFault, type ModelRuntime } from './modelRuntime.js';
import type { RecognizedFamilies } from './recognizedFamilies.js';

/** A model in memory, and what has to be known to ask it without reloading it. */
export interface ReadyModel extends ChosenModel {
  /** The context it is loaded with, in tokens. */
  readonly contextLength: number;
  /** What to send as context length: the same, or nothing where the server did not say. */
  readonly echo: number | undefined;
}

export type ModelState =
  | { readonly kind: 'loading'; readonly model: string }
  | { readonly kind: 'ready'; readonly model: string }
  | { readonly kind: 'problem'; readonly fault: ModelFault };

export interface ReadinessSettings extends WantedModel {
  /** In tokens; 0 takes what the server has. */
  readonly contextLength: number;
  /** Empty: as the server is set. */
  readonly keepAlive: string;
}

export interface ReadinessDeps {
  readonly runtime: ModelRuntime;
  readonly families: RecognizedFamilies;
  readonly clock: Clock;
  readonly settings: () => ReadinessSettings;
  readonly onState: (state: ModelState) => void;
}

/** Ollama unloads after five idle minutes by default; a minute without an answer is worth a look. */
const CONFIRM_AFTER_MS = 60_000;

/** The context that Ollama loads with on a machine with little video memory, in tokens. */
const CONTEXT_ASSUMED = 4096;

/** First and longest wait after a fault: a restart is noticed soon, a dead server hardly bothered. */
const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 15_000;

/**
 * Knows whether the model that completes can be asked right now, and brings it into memory.
 *
 * Closing the request that loads a model aborts the load, so it is loaded by a request of its own
 * that no keystroke cancels; whoever wants to ask waits for that one.
 *
 * **Invariant:** while a fault is fresh nothing is sent but one look now and then, however fast
 * the person types.
 */
export class Readiness {
  readonly #deps: ReadinessDeps;
  readonly #life = new AbortController();
  #ready: ReadyModel | undefined;
  #confirmedAt = 0;
  #preparing: Promise<ReadyModel> | undefined;
  #fault: ModelFault | undefined;
  #failures = 0;
  #retrying = false;
  #generation = 0;

  constructor(deps: ReadinessDeps) {
    this.#deps = deps;
  }

  /** The model to ask. Rejects with a `ModelFault`; `insist` looks again although one is fresh. */
  ready(insist: boolean, signal: AbortSignal): Promise<ReadyModel> {
    const stale = CONFIRM_AFTER_MS < this.#deps.clock.now() - this.#confirmedAt;
    if (this.#ready && !stale) return Promise.resolve(this.#ready);
    if (this.#fault && !insist) return Promise.reject(this.#fault);
    return untilAborted(this.#prepareOnce(), signal);
  }

  /** The model answered: it is in memory, and whatever was wrong is over. */
  answered(): void {
    this.#confirmedAt = this.#deps.clock.now();
    this.#failures = 0;
    this.#fault = undefined;
  }

  /** A request failed: nothing is asked until a look, after a while, finds the model again. */
  failed(fault: ModelFault): void {
    this.#ready = undefined;
    this.#fault = fault;
    this.#failures += 1;
    this.#deps.onState({ kind: 'problem', fault });
    if (!this.#retrying) void this.#lookAgain();
  }

  /** Settings changed: what was known is looked up anew. */
  reset(): void {
    this.rest();
    this.#prepareOnce().catch(() => undefined);
  }

  /** Nobody wants a model for now: what was known is forgotten, and nothing is looked for. */
  rest(): void {
    this.#generation += 1;
    this.#ready = undefined;
    this.#fault = undefined;
    this.#failures = 0;
    this.#preparing = undefined;
  }

  dispose(): void {
    this.#life.abort();
  }

  #prepareOnce(): Promise<ReadyModel> {
    if (this.#preparing) return this.#preparing;
    const generation = this.#generation;
    const preparing = this.#prepare().then(
      ready => {
        if (generation === this.#generation) this.#found(ready);
        return ready;
      },
      (error: unknown) => {
        if (generation === this.#generation) this.#missed(error);
        throw error;
      },
    );
    this.#preparing = preparing;
    return preparing;
  }

  #found(ready: ReadyModel): void {
    this.#preparing = undefined;
    this.#ready = ready;
    this.#fault = undefined;
    this.#confirmedAt = this.#deps.clock.now();
    this.#deps.onState({ kind: 'ready', model: ready.name });
  }

  #missed(error: unknown): void {
    this.#preparing = undefined;
    if (error instanceof ModelFault) this.failed(error);
  }

  async #prepare(): Promise<ReadyModel> {
    const { runtime, families, settings, onState } = this.#deps;
    const { contextLength, keepAlive, ...wanted } = settings();
    const signal = this.#life.signal;
    const [installed, loaded] = await Promise.all([
      runtime.installed(signal),
      runtime.loaded(signal),
    ]);
    const chosen = await chooseModel(
      wanted,
      installed,
      name => families.of(name, signal),
      runtime.server,
    );
    const inMemory = loaded.find(({ name }) => name === chosen.name);
    if (inMemory && fits(inMemory.contextLength, contextLength)) {
      return readyAs(chosen, inMemory.contextLength);
    }

    onState({ kind: 'loading', model: chosen.name });
    await runtime.load(
      {
        model: chosen.name,
        contextLength: contextLength === 0 ? undefined : contextLength,
        keepAlive: keepAlive === '' ? undefined : keepAlive,
      },
      signal,
    );
    const after = (await runtime.loaded(signal)).find(({ name }) => name === chosen.name);
    return readyAs(chosen, after?.contextLength ?? (contextLength || undefined));
  }

  /** One loop at most; it ends when the fault is gone. */
  async #lookAgain(): Promise<void> {
    this.#retrying = true;
    try {
      do {
        const wait = Math.min(RETRY_MS_MIN * 2 ** (this.#failures - 1), RETRY_MS_MAX);
        await this.#deps.clock.pause(wait, this.#life.signal);
      } while (await this.#stillMissing());
    } catch {
      // Disposed while it waited.
    } finally {
      this.#retrying = false;
    }
  }

  /** Looks again where a fault is still there, and tells whether it is there afterwards. */
  async #stillMissing(): Promise<boolean> {
    if (this.#fault) await this.#prepareOnce().catch(() => undefined);
    return this.#fault !== undefined;
  }
}

function fits(loaded: number | undefined, wanted: number): boolean {
  return wanted === 0 || loaded === undefined || loaded === wanted;
}

function readyAs(chosen: ChosenModel, contextLength: number | undefined): ReadyModel {
  return { ...chosen, contextLength: contextLength ?? CONTEXT_ASSUMED, echo: contextLength };
}
