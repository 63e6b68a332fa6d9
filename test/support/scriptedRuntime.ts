import {
  type ChatRequest,
  type FillPiece,
  type FillRequest,
  type InstalledModel,
  type LoadedModel,
  type LoadRequest,
  type ModelDetails,
  ModelFault,
  type ModelRuntime,
  type PullPiece,
  type ModelSigns,
} from '../../src/core/models/modelRuntime.js';
import { bodyOf } from '../../src/core/models/requestBodies.js';

/** A model as a server lists it. */
export function installedModel(name: string, rest: Partial<InstalledModel> = {}): InstalledModel {
  return {
    name,
    size: 1,
    architecture: 'qwen2',
    parameters: '1.5B',
    quantization: 'Q4_K_M',
    capabilities: [],
    remote: false,
    ...rest,
  };
}

/** What a model says to one request: text in pieces, or a fault instead, or after some text. */
export type Line = string | ModelFault | readonly (string | ModelFault)[];

/**
 * A server that answers fill requests with the given lines, one a request, token by token where a
 * line is a list. It counts what it was asked, and knows which requests were left early.
 */
export class ScriptedRuntime implements ModelRuntime {
  server = 'Ollama';
  readonly asked: FillRequest[] = [];
  /** What was asked of it as a conversation; `fill` and `chat` share the lines. */
  readonly chats: ChatRequest[] = [];
  readonly loads: LoadRequest[] = [];
  /** The models that it was asked to let go of. */
  readonly unloads: string[] = [];
  /** How many requests are being answered right now, and the most that ever were. */
  open = 0;
  openMost = 0;
  looks = 0;
  models: readonly InstalledModel[] = [installedModel('qwen2.5-coder:1.5b-base')];
  inMemory: readonly LoadedModel[] = [{ name: 'qwen2.5-coder:1.5b-base', contextLength: 4096 }];
  fault: ModelFault | undefined;
  capabilities: readonly string[] = ['completion', 'insert'];
  /** The tokens of each model by name; of another the server cannot tell any. */
  vocabularies: Readonly<Record<string, readonly string[]>> = {};
  /** The models whose signs were asked for, in order. */
  readonly signsAsked: string[] = [];
  serverVersion = '0.32.15';
  hasCloud: boolean | undefined = false;
  /** Awaited before each piece of an answer; replace it to hold the model in your hand. */
  beforePiece: (signal: AbortSignal) => Promise<void> = () => Promise.resolve();
  beforeLoad: () => Promise<void> = () => Promise.resolve();
  readonly #lines: Line[];

  constructor(...lines: Line[]) {
    this.#lines = lines;
  }

  bodyOf(request: FillRequest | ChatRequest): Readonly<Record<string, unknown>> {
    return { ...bodyOf(request) };
  }

  fill(request: FillRequest, signal: AbortSignal): AsyncIterable<FillPiece> {
    this.asked.push(request);
    return this.#say(signal);
  }

  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<FillPiece> {
    this.chats.push(request);
    return this.#say(signal);
  }

  async *#say(signal: AbortSignal): AsyncIterable<FillPiece> {
    this.open += 1;
    this.openMost = Math.max(this.openMost, this.open);
    try {
      const line = this.#lines.shift() ?? '';
      for (const piece of typeof line === 'string' || line instanceof ModelFault ? [line] : line) {
        await this.beforePiece(signal);
        signal.throwIfAborted();
        if (piece instanceof ModelFault) throw piece;
        yield { kind: 'text', text: piece };
      }
    } finally {
      this.open -= 1;
    }
  }

  async *pull(): AsyncIterable<PullPiece> {
    yield await Promise.resolve({ status: 'success' });
  }

  version(): Promise<string> {
    return this.#answer(this.serverVersion);
  }

  cloud(): Promise<boolean | undefined> {
    return this.#answer(this.hasCloud);
  }

  installed(): Promise<readonly InstalledModel[]> {
    this.looks += 1;
    return this.#answer(this.models);
  }

  loaded(): Promise<readonly LoadedModel[]> {
    return this.#answer(this.inMemory);
  }

  details(): Promise<ModelDetails> {
    return this.#answer({ capabilities: this.capabilities, contextLength: 32768, remote: false });
  }

  signs(model: string): Promise<ModelSigns> {
    this.signsAsked.push(model);
    const tokens = this.vocabularies[model];
    if (!tokens) return Promise.reject(new ModelFault('failed', '500'));
    return this.#answer({ template: '', vocabulary: new Set(tokens) });
  }

  async load(request: LoadRequest): Promise<void> {
    this.loads.push(request);
    await this.beforeLoad();
    await this.#answer(undefined);
    this.inMemory = [{ name: request.model, contextLength: request.contextLength ?? 4096 }];
  }

  unload(model: string): Promise<void> {
    this.unloads.push(model);
    this.inMemory = this.inMemory.filter(({ name }) => name !== model);
    return this.#answer(undefined);
  }

  #answer<T>(value: T): Promise<T> {
    return this.fault ? Promise.reject(this.fault) : Promise.resolve(value);
  }
}
