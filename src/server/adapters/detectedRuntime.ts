import { untilAborted } from '../../core/base/untilAborted.js';
import {
  type ChatRequest,
  type FillPiece,
  type FillRequest,
  type InstalledModel,
  type LoadRequest,
  type LoadedModel,
  type ModelDetails,
  ModelFault,
  type ModelRuntime,
  type ModelSigns,
  type PullPiece,
} from '../../core/models/modelRuntime.js';
import type { Purpose } from '../../core/privacy/ledger.js';
import type { Address } from '../../core/privacy/address.js';
import { OllamaRuntime, type OllamaRuntimeDeps } from './ollamaRuntime.js';
import { OpenAiRuntime } from './openAiRuntime.js';

/** What a server speaks; `auto` finds out. */
export type Api = 'auto' | 'ollama' | 'openai';

export interface DetectedRuntimeDeps extends Omit<OllamaRuntimeDeps, 'settings'> {
  /** Asked anew for each request, so that a change of settings takes effect at once. */
  readonly settings: () => Address & { readonly api: Api };
}

type Spoken = OllamaRuntime | OpenAiRuntime;

/** What was found at an address. */
interface Memory {
  /** The address that it holds for. */
  url: string;
  speaks: 'ollama' | 'openai' | undefined;
  /** Whether that still holds: after a fault another server may have taken its place. */
  isSure: boolean;
  looking: Promise<void> | undefined;
}

/**
 * The server at the address of the settings, whatever it speaks: Ollama's API, else OpenAI's.
 *
 * **Invariant:** where `auto` is set, a server is asked what it speaks before anything else, once
 * until the address changes or the server fails; one that is set to speak something never is.
 */
export class DetectedRuntime implements ModelRuntime {
  readonly #deps: DetectedRuntimeDeps;
  readonly #ollama: OllamaRuntime;
  readonly #openAi: OpenAiRuntime;
  readonly #memory: Memory;

  constructor(deps: DetectedRuntimeDeps, spoken?: readonly [OllamaRuntime, OpenAiRuntime, Memory]) {
    this.#deps = deps;
    [this.#ollama, this.#openAi, this.#memory] = spoken ?? [
      new OllamaRuntime(deps),
      new OpenAiRuntime(deps),
      { url: '', speaks: undefined, isSure: false, looking: undefined },
    ];
  }

  /** The same server asked for another purpose, such as `diagnose`. */
  withPurpose(purpose: Purpose): DetectedRuntime {
    const spoken = [this.#ollama.withPurpose(purpose), this.#openAi.withPurpose(purpose)] as const;
    return new DetectedRuntime(this.#deps, [...spoken, this.#memory]);
  }

  get server(): string {
    return this.#guessed.server;
  }

  bodyOf(request: FillRequest | ChatRequest): Readonly<Record<string, unknown>> {
    return this.#guessed.bodyOf(request);
  }

  fill(request: FillRequest, signal: AbortSignal): AsyncIterable<FillPiece> {
    return this.#stream(runtime => runtime.fill(request, signal), signal);
  }

  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<FillPiece> {
    return this.#stream(runtime => runtime.chat(request, signal), signal);
  }

  pull(model: string, signal: AbortSignal): AsyncIterable<PullPiece> {
    return this.#stream(runtime => runtime.pull(model, signal), signal);
  }

  version(signal: AbortSignal): Promise<string> {
    return this.#ask(runtime => runtime.version(signal), signal);
  }

  cloud(signal: AbortSignal): Promise<boolean | undefined> {
    return this.#ask(async (runtime: ModelRuntime) => runtime.cloud?.(signal), signal);
  }

  installed(signal: AbortSignal): Promise<readonly InstalledModel[]> {
    return this.#ask(runtime => runtime.installed(signal), signal);
  }

  loaded(signal: AbortSignal): Promise<readonly LoadedModel[]> {
    return this.#ask(runtime => runtime.loaded(signal), signal);
  }

  details(model: string, signal: AbortSignal): Promise<ModelDetails> {
    return this.#ask(runtime => runtime.details(model, signal), signal);
  }

  signs(model: string, signal: AbortSignal): Promise<ModelSigns> {
    return this.#ask(runtime => runtime.signs(model, signal), signal);
  }

  load(request: LoadRequest, signal: AbortSignal): Promise<void> {
    return this.#ask(runtime => runtime.load(request, signal), signal);
  }

  unload(model: string, signal: AbortSignal): Promise<void> {
    return this.#ask(async (runtime: ModelRuntime) => runtime.unload?.(model, signal), signal);
  }

  async *#stream<Piece>(
    ask: (runtime: Spoken) => AsyncIterable<Piece>,
    signal: AbortSignal,
  ): AsyncGenerator<Piece, void, undefined> {
    try {
      yield* ask(this.#spoken() ?? (await this.#found(signal)));
    } catch (error) {
      throw this.#doubted(error);
    }
  }

  async #ask<Value>(ask: (runtime: Spoken) => Promise<Value>, signal: AbortSignal): Promise<Value> {
    try {
      return await ask(this.#spoken() ?? (await this.#found(signal)));
    } catch (error) {
      throw this.#doubted(error);
    }
  }

  /** What is known for sure of the address of now; undefined where nothing is. */
  #spoken(): Spoken | undefined {
    const { api, url } = this.#deps.settings();
    return api !== 'auto' || this.#rememberedAt(url).isSure ? this.#guessed : undefined;
  }

  /** What was found last at the address of now, or else Ollama. */
  get #guessed(): Spoken {
    const { api, url } = this.#deps.settings();
    const speaks = api === 'auto' ? this.#rememberedAt(url).speaks : api;
    return speaks === 'openai' ? this.#openAi : this.#ollama;
  }

  #rememberedAt(url: string): Memory {
    const memory = this.#memory;
    if (memory.url !== url) {
      Object.assign(memory, { url, speaks: undefined, isSure: false, looking: undefined });
    }
    return memory;
  }

  async #found(signal: AbortSignal): Promise<Spoken> {
    const memory = this.#rememberedAt(this.#deps.settings().url);
    // Whoever asks meanwhile waits for the same look, which none of them ends.
    memory.looking ??= this.#look(memory);
    await untilAborted(memory.looking, signal);
    return this.#guessed;
  }

  async #look(memory: Memory): Promise<void> {
    const { url } = memory;
    try {
      const speaks = await this.#spokenAtAddress();
      if (memory.url === url) Object.assign(memory, { speaks, isSure: true });
    } finally {
      if (memory.url === url) memory.looking = undefined;
    }
  }

  async #spokenAtAddress(): Promise<'ollama' | 'openai'> {
    const { signal } = new AbortController();
    try {
      await this.#ollama.version(signal);
      return 'ollama';
    } catch (error) {
      if (!(error instanceof ModelFault)) throw error;
      // Where nothing answers any more, what is missed is what was there.
      const { kind, subject, detail } = error;
      if (NOT_ASKED.has(kind)) throw new ModelFault(kind, subject, this.server, detail);
      return this.#openAi.installed(signal).then(
        () => 'openai' as const,
        (other: unknown) => {
          throw other instanceof ModelFault && !NO_SUCH_API.has(other.kind) ? other : error;
        },
      );
    }
  }

  /** After a fault another server may come to be at the address: it is asked again what it speaks. */
  #doubted(error: unknown): unknown {
    if (error instanceof ModelFault) this.#memory.isSure = false;
    return error;
  }
}

/** Faults after which nothing else is to be asked. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'unreachable',
  'untrusted',
  'proxied',
  'denied',
  'unrecorded',
]);

/** What a server says that does not know the API. */
const NO_SUCH_API: ReadonlySet<string> = new Set([
  'failed',
  'stranger',
  'redirected',
  'missing',
  'unable',
]);
