import type { Ollama } from 'ollama';
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
  OLLAMA,
  type PullPiece,
} from '../../core/models/modelRuntime.js';
import {
  bodyOf,
  chatBody,
  fillBody,
  loadBody,
  unloadBody,
} from '../../core/models/requestBodies.js';
import type { Purpose } from '../../core/privacy/ledger.js';
import { isRemote } from '../../core/privacy/remoteModel.js';
import { type Address, baseOf } from '../../core/privacy/address.js';
import type { Fetch } from './guardedFetch.js';
import { type Errand, Exchange, type ExchangeDeps, type Wait } from './exchange.js';
import {
  detailsIn,
  doneIn,
  installedIn,
  loadedIn,
  piecesIn,
  pulledIn,
  spokenIn,
  signsIn,
  cloudIn,
  versionIn,
} from './ollamaWire.js';
import { CHAT_BYTES_MAX, WAITS } from './patience.js';

export interface OllamaRuntimeDeps extends Omit<ExchangeDeps, 'address'> {
  /** Asked anew for each request, so that a change of settings takes effect at once. */
  readonly settings: () => Address;
}

/** The biggest vocabularies have 260,000 tokens and twice as many merges: some 16 MB as JSON. */
const VOCABULARY_BYTES_MAX = 32 << 20;

/** Of the course of a download: some ten lines a second, for a day. */
const PULL_BYTES_MAX = 256 << 20;

/**
 * Models through Ollama's native API, one client a request.
 *
 * A request is closed the moment nobody listens: the package's own abort comes only with the
 * answer's headers, and those with the first token.
 */
export class OllamaRuntime implements ModelRuntime {
  readonly server = OLLAMA;
  readonly #deps: OllamaRuntimeDeps;
  readonly #purpose: Purpose | undefined;

  /** `purpose` is what the ledger says of every request; without it each says its own. */
  constructor(deps: OllamaRuntimeDeps, purpose?: Purpose) {
    this.#deps = deps;
    this.#purpose = purpose;
  }

  /** The same server asked for another purpose, such as `diagnose`. */
  withPurpose(purpose: Purpose): OllamaRuntime {
    return new OllamaRuntime(this.#deps, purpose);
  }

  bodyOf(request: FillRequest | ChatRequest): Readonly<Record<string, unknown>> {
    return { ...bodyOf(request) };
  }

  async *fill(
    request: FillRequest,
    signal: AbortSignal,
  ): AsyncGenerator<FillPiece, void, undefined> {
    const { model, files } = request;
    const ask = (ollama: Ollama) => ollama.generate(fillBody(request));
    const errand = { purpose: 'completion', files, model, answer: 'lines' } as const;
    yield* this.#stream({ errand, ask, pieces: piecesIn }, signal);
  }

  async *chat(
    request: ChatRequest,
    signal: AbortSignal,
  ): AsyncGenerator<FillPiece, void, undefined> {
    const { model, files, purpose } = request;
    const ask = (ollama: Ollama) => ollama.chat(chatBody(request));
    const errand = { purpose, files, model, answer: 'lines', bytesMax: CHAT_BYTES_MAX } as const;
    yield* this.#stream({ errand, ask, pieces: spokenIn }, signal);
  }

  async *pull(model: string, signal: AbortSignal): AsyncGenerator<PullPiece, void, undefined> {
    const ask = (ollama: Ollama) => ollama.pull({ model, stream: true });
    const bytesMax = PULL_BYTES_MAX;
    const errand = { purpose: 'models', files: [], model, answer: 'lines', bytesMax } as const;
    const next = WAITS.download;
    yield* this.#stream({ errand, ask, pieces: pulledIn, next }, signal);
  }

  async *#stream<Piece>(
    { errand, ask, pieces, next = WAITS.nextToken }: Stream<Piece>,
    signal: AbortSignal,
  ): AsyncGenerator<Piece, void, undefined> {
    refuseRemote(errand.model ?? '');
    const exchange = this.#open(errand, signal);
    try {
      exchange.expect({ ...WAITS.firstToken, subject: errand.model ?? '' });
      for await (const line of await ask(exchange.ollama)) {
        exchange.relax();
        yield* pieces(line);
        exchange.expect(next);
      }
    } catch (error) {
      exchange.rethrow(error);
    } finally {
      exchange.close();
    }
  }

  version(signal: AbortSignal): Promise<string> {
    return this.#ask({}, signal, async ollama => versionIn(await ollama.version()));
  }

  /** A server from before 0.16.2 does not tell. */
  async cloud(signal: AbortSignal): Promise<boolean | undefined> {
    try {
      const told = await this.#ask({}, signal, async (_, get) => {
        const answer: unknown = await (await get(this.#urlOf('/api/status'))).json();
        return { cloud: cloudIn(answer) };
      });
      return told.cloud;
    } catch (error) {
      if (error instanceof ModelFault) return undefined;
      throw error;
    }
  }

  installed(signal: AbortSignal): Promise<readonly InstalledModel[]> {
    return this.#ask({}, signal, async ollama => installedIn(await ollama.list()));
  }

  loaded(signal: AbortSignal): Promise<readonly LoadedModel[]> {
    return this.#ask({}, signal, async ollama => loadedIn(await ollama.ps()));
  }

  details(model: string, signal: AbortSignal): Promise<ModelDetails> {
    return this.#ask({ model }, signal, async ollama =>
      detailsIn(await ollama.show({ model }), model),
    );
  }

  signs(model: string, signal: AbortSignal): Promise<ModelSigns> {
    // The package's types lack `verbose`; it passes on what it is given.
    const request = { model, verbose: true };
    return this.#ask({ model, bytesMax: VOCABULARY_BYTES_MAX }, signal, async ollama =>
      signsIn(await ollama.show(request)),
    );
  }

  async load(request: LoadRequest, signal: AbortSignal): Promise<void> {
    const { model } = request;
    refuseRemote(model);
    const question: Question = { model, wait: WAITS.load };
    await this.#ask(question, signal, async ollama =>
      doneIn(await ollama.generate(loadBody(request))),
    );
  }

  async unload(model: string, signal: AbortSignal): Promise<void> {
    await this.#ask({ model }, signal, async ollama =>
      doneIn(await ollama.generate(unloadBody(model))),
    );
  }

  /** One JSON value; undefined means that it makes no sense. */
  async #ask<Value>(
    question: Question,
    signal: AbortSignal,
    ask: (ollama: Ollama, get: Fetch) => Promise<Value | undefined>,
  ): Promise<Value> {
    const { purpose = 'models', model, wait = WAITS.value, bytesMax } = question;
    const errand: Errand = { purpose, files: [], model, answer: 'value', bytesMax };
    const exchange = this.#open(errand, signal);
    try {
      exchange.expect(wait);
      const value = await ask(exchange.ollama, exchange.get);
      if (value !== undefined) return value;
    } catch (error) {
      exchange.rethrow(error);
    } finally {
      exchange.close();
    }
    throw exchange.nonsense();
  }

  /** What the package has no method for. */
  #urlOf(path: string): string {
    return baseOf(this.#deps.settings().url).replace(/\/+$/, '') + path;
  }

  #open(errand: Errand, signal: AbortSignal): Exchange {
    const { settings, ...deps } = this.#deps;
    const purpose = this.#purpose ?? errand.purpose;
    return new Exchange({ ...deps, address: settings() }, { ...errand, purpose }, signal);
  }
}

/** An answer that comes line by line. */
interface Stream<Piece> {
  readonly errand: Errand;
  readonly ask: (ollama: Ollama) => Promise<AsyncIterable<object>>;
  readonly pieces: (line: unknown) => readonly Piece[];
  /** How long the server may be silent between two lines. */
  readonly next?: Wait;
}

interface Question {
  readonly model?: string;
  readonly purpose?: Purpose;
  readonly wait?: Wait;
  readonly bytesMax?: number;
}

/** The name alone can say that a model runs elsewhere; then not even a question goes out. */
export function refuseRemote(model: string): void {
  if (isRemote({ name: model })) throw new ModelFault('remote', model);
}
