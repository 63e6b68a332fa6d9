import type { Clock } from '../base/clock.js';
import { untilAborted } from '../base/untilAborted.js';
import { type ChosenModel, type WantedModel, chooseModel } from './chooseModel.js';
import { Doubts, type DoubtsDeps } from './doubts.js';
import type { Explanation } from './explainFault.js';
import { ModelNotes } from './modelNotes.js';
import {
  type FaultKind,
  type InstalledModel,
  ModelFault,
  type ModelRuntime,
} from './modelRuntime.js';
import type { RecognizedFamilies } from './recognizedFamilies.js';

/** A model in memory, and what has to be known to ask it without reloading it. */
export interface ReadyModel extends ChosenModel {
  /** The context it is loaded with, in tokens. */
  readonly contextLength: number;
  /** What to send as context length: the same, or nothing where the server did not say. */
  readonly echo: number | undefined;
  /** What could be better. */
  readonly note?: Explanation | undefined;
}

export type ModelState =
  | { readonly kind: 'loading'; readonly model: string }
  /** `note` is what could be better. */
  | { readonly kind: 'ready'; readonly model: string; readonly note?: Explanation | undefined }
  | { readonly kind: 'problem'; readonly fault: ModelFault };

export interface ReadinessSettings extends WantedModel {
  /** In tokens; 0 takes what the server has. */
  readonly contextLength: number;
  /** Empty: as the server is set. */
  readonly keepAlive: string;
}

export interface ReadinessDeps extends Pick<DoubtsDeps, 'onHung'> {
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
const LOOK_MS_MIN = 1_000;
const LOOK_MS_MAX = 5_000;

/** A load that took long and failed is repeated after some times as long. */
const LOOK_SHARE = 4;
const LONG_LOOK_MS_MAX = 60_000;

/** Nobody looks any more, in ms, after somebody last wanted a model: a machine at rest rests. */
const AWAY_MS = 5 * 60_000;

/** Faults after which lists prove nothing: only an answer does. */
const NEED_PROOF: ReadonlySet<FaultKind> = new Set([
  'silent',
  'crashed',
  'memory',
  'busy',
  'limited',
  'failed',
]);

/** Faults that a load ends with; while one is fresh, another load is no news. */
const OF_LOADING: ReadonlySet<FaultKind> = new Set(['crashed', 'memory', 'damaged', 'outdated']);

/**
 * Knows whether the model that completes can be asked right now, and brings it into memory.
 *
 * Closing the request that loads a model aborts the load, so it is loaded by a request of its own
 * that no keystroke cancels; whoever wants to ask waits for that one.
 *
 * **Invariant:** while a fault is fresh nothing is sent but one look now and then, however fast
 * the person types, and nothing at all once nobody wants a model.
 */
export class Readiness {
  readonly #deps: ReadinessDeps;
  readonly #life = new AbortController();
  readonly #doubts: Doubts;
  readonly #notes: ModelNotes;
  #ready: ReadyModel | undefined;
  #confirmedAt = 0;
  #preparing: Promise<ReadyModel> | undefined;
  #fault: ModelFault | undefined;
  #failures = 0;
  #looking = false;
  #lookedAt = 0;
  #lookMs = 0;
  #wantedAt = 0;
  #generation = 0;

  constructor(deps: ReadinessDeps) {
    this.#deps = deps;
    this.#notes = new ModelNotes(deps.runtime);
    const onDoubt = (): void => {
      this.#doubt();
    };
    this.#doubts = new Doubts({ ...deps, onDoubt });
  }

  /** The model to ask. Rejects with a `ModelFault`; `insist` looks again although one is fresh. */
  ready(insist: boolean, signal: AbortSignal): Promise<ReadyModel> {
    const now = this.#deps.clock.now();
    this.#wantedAt = now;
    if (this.#fault && !insist) {
      void this.#lookAgain();
      return Promise.reject(this.#fault);
    }
    if (this.#ready && now - this.#confirmedAt <= CONFIRM_AFTER_MS) {
      return Promise.resolve(this.#ready);
    }
    return untilAborted(this.#prepareOnce(), signal);
  }

  /** A request waits for the first word of the server; what comes back ends that. */
  waits(): () => void {
    return this.#doubts.waits();
  }

  /** The server is asked for something else, and others wait meanwhile; what comes back ends that. */
  isOccupied(): () => void {
    return this.#doubts.isOccupied();
  }

  /** The model answered: it is in memory, and whatever was wrong is over. */
  answered(): void {
    this.#confirmedAt = this.#deps.clock.now();
    this.#failures = 0;
    this.#doubts.answered();
    if (!this.#fault) return;
    this.#fault = undefined;
    if (this.#ready) this.#tellReady(this.#ready);
  }

  /** A request failed: nothing is asked until a look, after a while, finds the model again. */
  failed(fault: ModelFault): void {
    this.#ready = undefined;
    this.#notes.serverGone();
    if (NEED_PROOF.has(fault.kind)) this.#doubts.raise();
    this.#tell(fault);
    void this.#lookAgain();
  }

  /** Settings changed: what was known is looked up anew. */
  reset(): void {
    this.rest();
    this.#wantedAt = this.#deps.clock.now();
    this.#prepareOnce().catch(() => undefined);
  }

  /** Nobody wants a model for now: what was known is forgotten, and nothing is looked for. */
  rest(): void {
    this.#generation += 1;
    this.#notes.forget();
    this.#ready = undefined;
    this.#fault = undefined;
    this.#preparing = undefined;
    this.#failures = 0;
    this.#doubts.forget();
  }

  dispose(): void {
    this.#life.abort();
  }

  #tellReady({ name, note }: ReadyModel): void {
    this.#deps.onState({ kind: 'ready', model: name, ...(note ? { note } : {}) });
  }

  #tell(fault: ModelFault): void {
    this.#fault = fault;
    this.#failures += 1;
    this.#deps.onState({ kind: 'problem', fault });
  }

  #doubt(): void {
    if (this.#fault || this.#life.signal.aborted) return;
    this.#doubts.raise();
    this.#prepareOnce().catch(() => undefined);
  }

  #prepareOnce(): Promise<ReadyModel> {
    if (this.#preparing) return this.#preparing;
    const generation = this.#generation;
    const began = this.#deps.clock.now();
    const ended = (): void => {
      this.#lookedAt = this.#deps.clock.now();
      this.#lookMs = this.#lookedAt - began;
    };
    const looking = this.#prepare(generation).finally(ended);
    const preparing = looking.then(
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
    this.#tellReady(ready);
  }

  #missed(error: unknown): void {
    this.#preparing = undefined;
    if (error instanceof ModelFault) this.failed(error);
  }

  async #prepare(generation: number): Promise<ReadyModel> {
    const ready = await this.#inMemory(generation);
    if (generation === this.#generation && this.#doubts.isRaised) {
      await this.#prove(ready, generation);
    }
    return ready;
  }

  async #inMemory(generation: number): Promise<ReadyModel> {
    const { runtime, families, settings, onState } = this.#deps;
    const { contextLength, keepAlive, ...wanted } = settings();
    const signal = this.#life.signal;
    // One after the other: where nobody answers, one request tells.
    const installed = await runtime.installed(signal);
    const loaded = await runtime.loaded(signal);
    const chosen = await chooseModel(
      wanted,
      installed,
      name => families.of(name, signal),
      runtime.server,
    );
    const inMemory = loaded.find(({ name }) => name === chosen.name);
    const asReady = (tokens: number | undefined): Promise<ReadyModel> =>
      this.#withNote(readyAs(chosen, tokens), installed);
    if (inMemory && fits(inMemory.contextLength, contextLength)) {
      return asReady(inMemory.contextLength);
    }
    if (!inMemory) this.#notes.isMissing(chosen.name, loaded);
    // Whoever asked under other settings is gone by now.
    if (generation !== this.#generation) return readyAs(chosen, inMemory?.contextLength);

    if (!this.#fault || !OF_LOADING.has(this.#fault.kind)) {
      onState({ kind: 'loading', model: chosen.name });
    }
    await runtime.load(
      {
        model: chosen.name,
        contextLength: contextLength === 0 ? undefined : contextLength,
        keepAlive: keepAlive === '' ? undefined : keepAlive,
      },
      signal,
    );
    const after = (await runtime.loaded(signal)).find(({ name }) => name === chosen.name);
    return asReady(after?.contextLength ?? (contextLength || undefined));
  }

  async #withNote(ready: ReadyModel, installed: readonly InstalledModel[]): Promise<ReadyModel> {
    const { name, family, echo: contextLength } = ready;
    const model = installed.find(each => each.name === name);
    if (!model) return ready;
    const note = await this.#notes.on({ model, family, contextLength }, this.#life.signal);
    return { ...ready, note };
  }

  async #prove({ name, echo }: ReadyModel, generation: number): Promise<void> {
    const onLate = (): void => {
      if (generation === this.#generation) this.#tell(new ModelFault('silent', name));
    };
    await this.#doubts.prove({ name, echo, onLate }, this.#life.signal);
    this.#failures = 0;
  }

  /** One loop at most; it ends when the fault is gone, or nobody wants a model any more. */
  async #lookAgain(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    const { clock } = this.#deps;
    try {
      do {
        const wait = this.#lookedAt + this.#pauseMs() - clock.now();
        await clock.pause(Math.max(0, wait), this.#life.signal);
      } while ((await this.#stillMissing()) && clock.now() - this.#wantedAt <= AWAY_MS);
    } catch {
      // Disposed while it waited.
    } finally {
      this.#looking = false;
    }
  }

  #pauseMs(): number {
    const usual = Math.min(LOOK_MS_MIN * 2 ** (this.#failures - 1), LOOK_MS_MAX);
    // What else takes long is a wait, and costs nothing.
    const isLoad = this.#fault !== undefined && OF_LOADING.has(this.#fault.kind);
    const long = isLoad ? Math.min(this.#lookMs * LOOK_SHARE, LONG_LOOK_MS_MAX) : 0;
    return Math.max(usual, long);
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
