import type { ChatRequest, ChatTurn, FillRequest, LoadRequest } from './modelRuntime.js';

/** What `/api/generate` is sent to continue a raw prompt. */
export interface FillBody extends KeepAlive, Logprobs {
  readonly model: string;
  readonly prompt: string;
  readonly stream: true;
  readonly raw: true;
  readonly think: false;
  readonly truncate: false;
  readonly options: ContextOption & {
    readonly num_predict: number;
    readonly stop: string[];
    readonly temperature: number;
    readonly repeat_penalty: number;
  };
}

/** What `/api/chat` is sent to answer a conversation. */
export interface ChatBody extends KeepAlive {
  readonly model: string;
  readonly messages: ChatTurn[];
  readonly stream: true;
  readonly think: false;
  readonly truncate: false;
  readonly options: ContextOption & {
    readonly num_predict?: number;
    readonly stop: string[];
    readonly temperature: number;
    readonly repeat_penalty: number;
  };
}

/** What `/api/generate` is sent to load a model. */
export interface LoadBody extends KeepAlive {
  readonly model: string;
  readonly prompt: '';
  readonly stream: false;
  readonly options: ContextOption;
}

/** What `/api/generate` is sent to let go of a model. */
export interface UnloadBody {
  readonly model: string;
  readonly prompt: '';
  readonly stream: false;
  readonly keep_alive: 0;
}

interface Logprobs {
  readonly logprobs?: true;
  readonly top_logprobs?: number;
}

interface ContextOption {
  readonly num_ctx?: number;
}

interface KeepAlive {
  readonly keep_alive?: string | number;
}

/** What a request sends to Ollama. */
export function bodyOf(request: FillRequest | ChatRequest): FillBody | ChatBody {
  return 'turns' in request ? chatBody(request) : fillBody(request);
}

/**
 * What asks `/api/generate` to continue a raw prompt.
 *
 * What decides how a model is loaded (threads, batch, layers …) is left out on purpose: a value
 * that differs from the loaded one reloads the model.
 */
export function fillBody(request: FillRequest): FillBody {
  return {
    model: request.model,
    prompt: request.prompt,
    stream: true,
    raw: true,
    // A model that can think does so unless told not to, and a person waits.
    think: false,
    // Otherwise a prompt that is too long loses its head, and the marks in it, without a word.
    truncate: false,
    // Servers before 0.12.11 do not know of them, and say nothing.
    ...logprobsOf(request),
    options: {
      num_predict: request.maxTokens,
      stop: [...request.stop],
      // The likeliest code is wanted, and the same for the same prompt: what is remembered or still
      // running is then what a new request would say.
      temperature: 0,
      // Servers up to 0.24 punish repetition by default, and code repeats names and brackets.
      repeat_penalty: 1,
      ...contextOption(request.contextLength),
    },
    ...keepAliveField(request.keepAlive),
  };
}

/** What asks `/api/chat` for the next turn, for the reasons that `fillBody` has. */
export function chatBody(request: ChatRequest): ChatBody {
  const { maxTokens } = request;
  return {
    model: request.model,
    messages: [...request.turns],
    stream: true,
    think: false,
    truncate: false,
    options: {
      ...(maxTokens === undefined ? {} : { num_predict: maxTokens }),
      stop: [...request.stop],
      temperature: request.temperature,
      repeat_penalty: 1,
      ...contextOption(request.contextLength),
    },
    ...keepAliveField(request.keepAlive),
  };
}

function logprobsOf({ sureness, alternatives }: FillRequest): Logprobs {
  if (0 < alternatives) return { logprobs: true, top_logprobs: alternatives };
  return sureness ? { logprobs: true } : {};
}

/** What brings a model into memory: no prompt, and the options of the requests to come. */
export function loadBody(request: LoadRequest): LoadBody {
  const { model, contextLength, keepAlive = '' } = request;
  return {
    model,
    prompt: '',
    stream: false,
    options: contextOption(contextLength),
    // To keep for no time means, in a request without a prompt, to throw out.
    ...(/[1-9]/.test(keepAlive) ? keepAliveField(keepAlive) : {}),
  };
}

/** What lets go of a model in memory, as soon as nobody waits for an answer of it. */
export function unloadBody(model: string): UnloadBody {
  return { model, prompt: '', stream: false, keep_alive: 0 };
}

function contextOption(contextLength: number | undefined): ContextOption {
  return contextLength === undefined ? {} : { num_ctx: contextLength };
}

/** A duration as Go writes it, such as `1h30m`. */
const DURATION = /^-?(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/;

/** Seconds must be a number, or the server refuses the request; so it does with any other words. */
function keepAliveField(keepAlive = ''): KeepAlive {
  if (/^-?\d+$/.test(keepAlive)) return { keep_alive: Number(keepAlive) };
  return DURATION.test(keepAlive) ? { keep_alive: keepAlive } : {};
}
