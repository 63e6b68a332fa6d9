/** One request to continue a raw prompt. */
export interface FillRequest {
  readonly model: string;
  readonly prompt: string;
  readonly stop: readonly string[];
  readonly maxTokens: number;
  /** How sure the model is of each token is told, where the server can. */
  readonly sureness: boolean;
  /** How many other tokens are told beside each that is said, where the server can: 0 to 20. */
  readonly alternatives: number;
  /** The context the model is loaded with, in tokens; another value would reload it. */
  readonly contextLength: number | undefined;
  readonly keepAlive: string | undefined;
  /** Names of the files that the prompt quotes, for the ledger. */
  readonly files: readonly string[];
}

/** A piece of a conversation, as models are taught to tell them apart. */
export interface ChatTurn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** One request to answer a conversation. */
export interface ChatRequest {
  readonly model: string;
  /** An `assistant` at the end is gone on with, not answered. */
  readonly turns: readonly ChatTurn[];
  /** Undefined: until the model ends by itself. */
  readonly maxTokens: number | undefined;
  readonly stop: readonly string[];
  /** 0 says the likeliest; more makes answers differ. */
  readonly temperature: number;
  /** The context the model is loaded with, in tokens; another value would reload it. */
  readonly contextLength: number | undefined;
  readonly keepAlive: string | undefined;
  /** What the ledger says that it is for. */
  readonly purpose: 'chat' | 'action';
  /** Names of the files that the turns quote, for the ledger. */
  readonly files: readonly string[];
}

export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
  /** How sure the model was of this token: the natural logarithm of its probability. */
  readonly logprob?: number;
  /** What else might have been said as this token, the likeliest first. */
  readonly alternatives?: readonly string[];
}

export type FillPiece = TextPiece | { readonly kind: 'end'; readonly usage: FillUsage };

/** The server's own counts for one request. */
export interface FillUsage {
  /** Tokens of the prompt, those in the cache included. */
  readonly promptTokens: number;
  /** Time spent on the tokens that were not in the cache, in ms. */
  readonly promptMs: number;
  readonly generatedTokens: number;
  readonly generatedMs: number;
}

/** How far a download is. */
export interface PullPiece {
  /** The server's own word, such as `pulling manifest`. */
  readonly status: string;
  /** The file that is on its way, with its bytes. */
  readonly file?: {
    readonly digest: string;
    readonly total: number;
    readonly completed: number;
  };
}

/** A model as the server lists it. */
export interface InstalledModel {
  readonly name: string;
  /** Bytes on disk. */
  readonly size: number;
  /** The architecture, such as `qwen2`. */
  readonly architecture: string;
  /** Such as `1.5B`. */
  readonly parameters: string;
  /** Such as `Q4_K_M`. */
  readonly quantization: string;
  /** As in `ModelDetails`; empty where the server's list does not tell. */
  readonly capabilities: readonly string[];
  readonly remote: boolean;
}

/** A model in memory. */
export interface LoadedModel {
  readonly name: string;
  /** In tokens; undefined where the server is too old to say. */
  readonly contextLength: number | undefined;
  /** What it takes of memory, in bytes; missing where the server does not say. */
  readonly bytes?: number;
  /** How much of it lies in the memory of graphics, from 0 to 1. */
  readonly onGraphics?: number;
}

/** What the server tells of one model when asked. */
export interface ModelDetails {
  /** Such as `completion`, `insert`, `tools`, `thinking`, `embedding`. */
  readonly capabilities: readonly string[];
  /** The longest context the model was made for, in tokens; 0 where unknown. */
  readonly contextLength: number;
  readonly remote: boolean;
}

/** What tells the family of a model whose name does not. */
export interface ModelSigns {
  /** What the server lays out prompts with; empty where unknown. */
  readonly template: string;
  /** All tokens; empty where unknown. */
  readonly vocabulary: ReadonlySet<string>;
}

/**
 * A server of models.
 *
 * Each call rejects with a `ModelFault`, or with the signal's reason when it aborts.
 */
export interface ModelRuntime {
  /** The server's name as a person knows it, as far as it is known by now. */
  readonly server: string;
  /** What `fill` or `chat` sends for a request, to the letter. */
  bodyOf(request: FillRequest | ChatRequest): Readonly<Record<string, unknown>>;
  /** The answer as it is made. Leaving the loop, or aborting, closes the socket at once. */
  fill(request: FillRequest, signal: AbortSignal): AsyncIterable<FillPiece>;
  /** The same for a conversation. */
  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<FillPiece>;
  /** Downloads a model; what was there of it already is not fetched again. */
  pull(model: string, signal: AbortSignal): AsyncIterable<PullPiece>;
  version(signal: AbortSignal): Promise<string>;
  installed(signal: AbortSignal): Promise<readonly InstalledModel[]>;
  loaded(signal: AbortSignal): Promise<readonly LoadedModel[]>;
  details(model: string, signal: AbortSignal): Promise<ModelDetails>;
  /** Takes megabytes over the wire. */
  signs(model: string, signal: AbortSignal): Promise<ModelSigns>;
  /** Whether the server may pass requests on to a cloud; undefined where it does not tell. */
  cloud?(signal: AbortSignal): Promise<boolean | undefined>;
  /** Brings a model into memory; resolves when it is there, which can take minutes. */
  load(request: LoadRequest, signal: AbortSignal): Promise<void>;
  /** Lets go of a model in memory once nobody waits for it; where a server cannot, nothing is asked. */
  unload?(model: string, signal: AbortSignal): Promise<void>;
}

export interface LoadRequest {
  readonly model: string;
  readonly contextLength: number | undefined;
  readonly keepAlive: string | undefined;
}

/** The server that is meant where nothing is said. */
export const OLLAMA = 'Ollama';

/** What can be wrong with a server or a model, by what the user can do about it. */
export type FaultKind =
  /** No server answers at the address. */
  | 'unreachable'
  /** What answers at the address is no server of models. */
  | 'stranger'
  /** What answers at the address names another one. */
  | 'redirected'
  /** What stands before the server answers for it, and the server does not. */
  | 'gateway'
  /** A proxy of the network answers instead of the server. */
  | 'proxied'
  /** The server wants to know who asks, or lets nobody in. */
  | 'forbidden'
  /** The certificate of the server is not trusted on this machine. */
  | 'untrusted'
  /** The address is neither this machine nor named in the settings. */
  | 'denied'
  /** The model runs elsewhere. */
  | 'remote'
  /** The model is not installed. */
  | 'missing'
  /** The model cannot do what is asked of it. */
  | 'unable'
  /** The model needs a newer server. */
  | 'outdated'
  /** The file of the model makes no sense. */
  | 'damaged'
  /** The model does not fit into memory. */
  | 'memory'
  /** What runs the model ended. */
  | 'crashed'
  /** The server did not understand the request. */
  | 'refused'
  /** The server has too much to do. */
  | 'busy'
  /** The server lets itself be asked so often, and no oftener. */
  | 'limited'
  /** The server tells of itself, and says nothing to a prompt. */
  | 'silent'
  /** The connection broke in the middle of an answer. */
  | 'broken'
  /** The server failed, or said what makes no sense. */
  | 'failed'
  /** The request could not be written down, so it was not sent. */
  | 'unrecorded';

/** Something a user should know of a server or a model, without a word of their code in it. */
export class ModelFault extends Error {
  override readonly name = 'ModelFault';
  readonly kind: FaultKind;
  /** A model's or a host's name, or an HTTP status: what the fault is about. */
  readonly subject: string;
  /** The name of the server that was asked. */
  readonly server: string;
  /** What is known besides, in words of ours or in measures; empty where nothing is. */
  readonly detail: string;

  constructor(kind: FaultKind, subject: string, server: string = OLLAMA, detail = '') {
    super(`${kind}: ${subject}`);
    this.kind = kind;
    this.subject = subject;
    this.server = server;
    this.detail = detail;
  }
}
