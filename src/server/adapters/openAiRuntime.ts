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
import { type OpenAiBody, openAiBodyOf } from '../../core/models/openAiBodies.js';
import {
  ANY_OPEN_AI_SERVER,
  type OpenAiServer,
  openAiServerOf,
} from '../../core/models/openAiServers.js';
import type { Purpose } from '../../core/privacy/ledger.js';
import { baseOf, hostOf } from '../../core/privacy/address.js';
import { type Errand, Exchange, type Wait } from './exchange.js';
import { type OllamaRuntimeDeps, refuseRemote } from './ollamaRuntime.js';
import {
  type Counted,
  fieldIn,
  type ListedModel,
  modelsIn,
  propsIn,
  SIGNS_AS_TEXT,
  signsIn,
  toldIn,
  usageOf,
} from './openAiWire.js';
import { CHAT_BYTES_MAX, WAITS } from './patience.js';
import { DISPENSABLE, leaveOut, without } from './refusedFields.js';
import { Stopwatch } from './stopwatch.js';

export type OpenAiRuntimeDeps = OllamaRuntimeDeps;

/** What is known of the server at one address. */
interface Acquaintance {
  server: OpenAiServer;
  /** The fields that it refused. */
  readonly refused: Set<string>;
}

/**
 * Models through the OpenAI API: llama-server, vLLM, LM Studio and their like.
 *
 * Prompts are ours and complete: `/v1/completions` reads the marks of a family in them as tokens,
 * as Ollama does with raw prompts, and so would it the same text in code.
 */
export class OpenAiRuntime implements ModelRuntime {
  readonly #deps: OpenAiRuntimeDeps;
  readonly #purpose: Purpose | undefined;
  readonly #known: Map<string, Acquaintance>;

  /** `purpose` is what the ledger says of every request; without it each says its own. */
  constructor(deps: OpenAiRuntimeDeps, purpose?: Purpose, known = new Map<string, Acquaintance>()) {
    this.#deps = deps;
    this.#purpose = purpose;
    this.#known = known;
  }

  /** The same server asked for another purpose, such as `diagnose`. */
  withPurpose(purpose: Purpose): OpenAiRuntime {
    return new OpenAiRuntime(this.#deps, purpose, this.#known);
  }

  get server(): string {
    return this.#at().server.name;
  }

  bodyOf(request: FillRequest | ChatRequest): OpenAiBody {
    const { server, refused } = this.#at();
    return without(openAiBodyOf(request, server), refused);
  }

  fill(request: FillRequest, signal: AbortSignal): AsyncIterable<FillPiece> {
    const { model, files } = request;
    const errand: Errand = { purpose: 'completion', files, model, answer: 'events' };
    return this.#stream({ errand, path: '/v1/completions', request }, signal);
  }

  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<FillPiece> {
    const { model, files, purpose } = request;
    const errand: Errand = { purpose, files, model, answer: 'events', bytesMax: CHAT_BYTES_MAX };
    return this.#stream({ errand, path: '/v1/chat/completions', request }, signal);
  }

  /** Never gives a piece: these servers get their models elsewhere. */
  pull(model: string): AsyncIterable<PullPiece> {
    const next = (): Promise<never> => Promise.reject(new ModelFault('unable', model, this.server));
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }

  async version(signal: AbortSignal): Promise<string> {
    await this.#listed(signal);
    const { version } = this.#at().server;
    if (!version) return '';
    return this.#ask({ path: version.path }, signal, answer => fieldIn(answer, version.field));
  }

  async installed(signal: AbortSignal): Promise<readonly InstalledModel[]> {
    return (await this.#listed(signal)).map(({ installed }) => installed);
  }

  async loaded(signal: AbortSignal): Promise<readonly LoadedModel[]> {
    const loaded = (await this.#listed(signal)).flatMap(({ loaded: model }) => model ?? []);
    return Promise.all(loaded.map(model => this.#withContext(model, signal)));
  }

  async details(model: string, signal: AbortSignal): Promise<ModelDetails> {
    const found = (await this.#listed(signal)).find(({ installed }) => installed.name === model);
    if (!found) throw new ModelFault('missing', model, this.server);
    return found.details;
  }

  async signs(model: string, signal: AbortSignal): Promise<ModelSigns> {
    const { tokenize } = this.#at().server;
    if (!tokenize) throw new ModelFault('unable', model, this.server);
    const body = tokenize(SIGNS_AS_TEXT, model);
    const vocabulary = await this.#ask({ path: '/tokenize', model, body }, signal, signsIn);
    return { template: '', vocabulary };
  }

  /** A server that does not keep a model in memory loads it for the first that asks. */
  async load({ model }: LoadRequest, signal: AbortSignal): Promise<void> {
    refuseRemote(model);
    if ((await this.loaded(signal)).some(({ name }) => name === model)) return;
    const body = { model, prompt: ' ', max_tokens: 1, temperature: 0 };
    const question: Question = { path: '/v1/completions', model, body, wait: WAITS.load };
    await this.#ask(question, signal, () => true);
  }

  async #listed(signal: AbortSignal): Promise<readonly ListedModel[]> {
    const models = await this.#ask({ path: '/v1/models' }, signal, modelsIn);
    const server = openAiServerOf(models.map(({ owner }) => owner));
    this.#at().server = server;
    if (server.models === undefined) return models;
    // An old version of it has no such list, and then the short one is as good as it gets.
    return this.#ask({ path: server.models }, signal, modelsIn).catch((error: unknown) => {
      if (error instanceof ModelFault && error.kind !== 'unreachable') return models;
      throw error;
    });
  }

  /** Versions of llama-server from before 2026 tell the context of a model in `/props` alone. */
  async #withContext(model: LoadedModel, signal: AbortSignal): Promise<LoadedModel> {
    if (model.contextLength !== undefined || this.#at().server.tokenize === undefined) return model;
    const props = await this.#ask({ path: '/props' }, signal, propsIn).catch((error: unknown) => {
      if (error instanceof ModelFault) return undefined;
      throw error;
    });
    return { ...model, contextLength: props?.contextLength };
  }

  /** An answer that comes event by event; what a server refuses of the request is left out. */
  async *#stream(
    { errand, path, request }: Stream,
    signal: AbortSignal,
  ): AsyncGenerator<FillPiece, void, undefined> {
    refuseRemote(errand.model ?? '');
    const { refused } = this.#at();
    const added: string[] = [];
    for (;;) {
      try {
        yield* this.#pieces({ errand, path, body: this.bodyOf(request) }, signal);
        return;
      } catch (error) {
        added.push(leaveOut(error, refused, added));
      }
    }
  }

  async *#pieces(
    { errand, path, body }: Sending,
    signal: AbortSignal,
  ): AsyncGenerator<FillPiece, void, undefined> {
    const dispensable = DISPENSABLE.filter(field => field in body);
    const exchange = this.#open({ ...errand, dispensable }, signal);
    const watch = new Stopwatch(this.#deps.clock);
    let counted: Counted | undefined;
    try {
      exchange.expect({ ...WAITS.firstToken, subject: errand.model ?? '' });
      for await (const event of this.#events(exchange, path, body)) {
        exchange.relax();
        const told = toldIn(event);
        if (0 < told.pieces.length) watch.heard();
        counted = told.counted ?? counted;
        yield* told.pieces;
        exchange.expect(WAITS.nextToken);
      }
      if (counted) yield { kind: 'end', usage: usageOf(counted, watch.measured) };
    } catch (error) {
      this.#rethrow(exchange, error);
    } finally {
      exchange.close();
    }
  }

  async *#events(exchange: Exchange, path: string, body: OpenAiBody): AsyncGenerator {
    const response = await exchange.get(this.#urlOf(path), posted(body));
    const events: ReadableStream<Uint8Array> | null = response.body;
    if (!events) return;
    // One chunk of what is guarded is one event.
    const decoder = new TextDecoder();
    for await (const event of events) {
      const value: unknown = JSON.parse(decoder.decode(event));
      yield value;
    }
    exchange.check();
  }

  /** One JSON value; undefined means that it makes no sense. */
  async #ask<Value>(
    { path, model, body, wait = WAITS.value }: Question,
    signal: AbortSignal,
    read: (answer: unknown) => Value | undefined,
  ): Promise<Value> {
    const exchange = this.#open({ purpose: 'models', files: [], model, answer: 'value' }, signal);
    try {
      exchange.expect(wait);
      const response = await exchange.get(this.#urlOf(path), body ? posted(body) : {});
      const value = read(await response.json());
      if (value !== undefined) return value;
    } catch (error) {
      this.#rethrow(exchange, error);
    } finally {
      exchange.close();
    }
    throw new ModelFault('failed', 'no sense in it', this.server);
  }

  #rethrow(exchange: Exchange, error: unknown): void {
    try {
      exchange.rethrow(error);
    } catch (fault) {
      if (!(fault instanceof ModelFault)) throw fault;
      throw new ModelFault(fault.kind, fault.subject, this.server, fault.detail);
    }
  }

  #open(errand: Errand, signal: AbortSignal): Exchange {
    const { settings, ...deps } = this.#deps;
    const purpose = this.#purpose ?? errand.purpose;
    return new Exchange({ ...deps, address: settings() }, { ...errand, purpose }, signal);
  }

  #at(): Acquaintance {
    const { url } = this.#deps.settings();
    const known = this.#known.get(url) ?? { server: ANY_OPEN_AI_SERVER, refused: new Set() };
    this.#known.set(url, known);
    return known;
  }

  /** The address may end in `/v1`, as other clients want it, or lead through a proxy's folder. */
  #urlOf(path: string): string {
    const { url } = this.#deps.settings();
    const base = baseOf(url).replace(/\/+$/, '').replace(/\/v1$/, '');
    if (!URL.canParse(base + path)) throw new ModelFault('unreachable', hostOf(url));
    return base + path;
  }
}

/** An answer that comes event by event. */
interface Stream {
  readonly errand: Errand;
  readonly path: string;
  readonly request: FillRequest | ChatRequest;
}

interface Sending extends Omit<Stream, 'request'> {
  readonly body: OpenAiBody;
}

interface Question {
  readonly path: string;
  readonly model?: string;
  /** Undefined: it is asked without one. */
  readonly body?: OpenAiBody;
  readonly wait?: Wait;
}

function posted(body: OpenAiBody): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
