import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Answer, type Asked, type StreamFormat, play, tokensOf } from './scriptedAnswers.js';
import type { Reply, RequestEnd, SeenRequest } from './scriptedOllama.js';

export type OpenAiKind = 'llama-server' | 'vLLM' | 'LM Studio' | 'other';

export interface OpenAiScript {
  readonly kind?: OpenAiKind;
  /** Fields of each entry of the list of models, beside what the kind has. */
  readonly models?: readonly Readonly<Record<string, unknown>>[];
  /** For each completion and turn, in order; the last one goes on forever. */
  readonly answers?: readonly Reply[];
  /** Instead of the proper answer, by path. */
  readonly instead?: Readonly<Record<string, Answer>>;
  /** The tokens that `/tokenize` knows of the text that it is sent. */
  readonly vocabulary?: readonly string[];
  /** Refuses a request that has one of these fields, by name. */
  readonly refuses?: readonly string[];
}

export const OPEN_AI_MODEL = 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf';

/** What each kind says in its list of models. */
const ENTRIES: Readonly<Record<OpenAiKind, Readonly<Record<string, unknown>>>> = {
  'llama-server': {
    owned_by: 'llamacpp',
    meta: {
      vocab_type: 2,
      n_vocab: 151_936,
      n_ctx: 8192,
      n_ctx_train: 32_768,
      n_embd: 896,
      n_params: 494_032_768,
      size: 485_452_288,
      ftype: 'Q4_K - Medium',
    },
  },
  vLLM: { owned_by: 'vllm', root: '/models/qwen', parent: null, max_model_len: 16_384 },
  'LM Studio': { owned_by: 'organization_owner' },
  other: {},
};

/** More of the same, that LM Studio tells at an address of its own. */
const LM_STUDIO_ENTRY = {
  type: 'llm',
  publisher: 'qwen',
  arch: 'qwen2',
  compatibility_type: 'gguf',
  quantization: 'Q4_K_M',
  state: 'loaded',
  max_context_length: 32_768,
  loaded_context_length: 4096,
};

/**
 * A server of the OpenAI API with a script: a real HTTP server on a port of its own, which answers
 * as the kind that it is does, and remembers what it was asked.
 */
export class ScriptedOpenAi {
  readonly requests: SeenRequest[] = [];
  readonly #script: OpenAiScript;
  readonly #sockets = new Set<Socket>();
  #answers: readonly Reply[];
  #server: Server;
  #port = 0;

  private constructor(script: OpenAiScript) {
    this.#script = script;
    this.#answers = script.answers ?? [];
    this.#server = this.#listener();
  }

  static async start(script: OpenAiScript = {}): Promise<ScriptedOpenAi> {
    const server = new ScriptedOpenAi(script);
    await server.up();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The paths that were asked for, in order. */
  get paths(): readonly string[] {
    return this.requests.map(({ path }) => path);
  }

  /** What was sent to a path, in order. */
  bodies(path: string): readonly Readonly<Record<string, unknown>>[] {
    const seen = this.requests.filter(request => request.path === path);
    return seen.map(({ body = {} }) => body);
  }

  async up(): Promise<void> {
    this.#server = this.#listener();
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address === 'object' && address !== null) this.#port = address.port;
  }

  /** Gone from one moment to the next. */
  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #listener(): Server {
    const server = createServer((request, response) => void this.#take(request, response));
    server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    return server;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const ended = once(response, 'close').then((): RequestEnd =>
      response.writableFinished ? 'answered' : 'closed by client',
    );
    const { method = '', url: path = '', headers } = request;
    const sent = await text(request);
    const body = sent === '' ? undefined : objectOf(JSON.parse(sent));
    this.requests.push({ method, path, headers, body, ended });
    await this.#reply(path, body ?? {}, response);
  }

  #reply(path: string, body: Body, to: ServerResponse): Promise<void> {
    const { instead = {}, kind = 'llama-server', models = [{}], vocabulary = [] } = this.#script;
    const asked = askedIn(path, body);
    const other = instead[path];
    if (other !== undefined) return play(other, to, asked);
    const lmStudio = kind === 'LM Studio';
    switch (path) {
      case '/v1/models': {
        const entry = { id: OPEN_AI_MODEL, object: 'model', ...ENTRIES[kind] };
        return sendJson(to, { object: 'list', data: models.map(each => ({ ...entry, ...each })) });
      }
      case '/v1/completions':
      case '/v1/chat/completions':
        return this.#answer(body, to, asked);
      case lmStudio ? path : '':
        return path === '/api/v0/models'
          ? sendJson(to, {
              data: models.map(each => ({ id: OPEN_AI_MODEL, ...LM_STUDIO_ENTRY, ...each })),
            })
          : sendJson(to, { error: `Unexpected endpoint or method. (GET ${path})` });
      case kind === 'llama-server' ? '/props' : '':
        return sendJson(to, {
          build_info: 'b10488-abcdef',
          default_generation_settings: { n_ctx: 4096 },
        });
      case kind === 'vLLM' ? '/version' : '':
        return sendJson(to, { version: '0.11.0' });
      case '/tokenize':
        return sendJson(to, tokenized(kind, body, vocabulary));
      default: {
        const error =
          kind === 'llama-server' ? { error: { message: 'File Not Found' } } : NOT_FOUND;
        to.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(error));
        return Promise.resolve();
      }
    }
  }

  #answer(body: Body, to: ServerResponse, asked: Asked): Promise<void> {
    const refused = this.#script.refuses?.find(field => field in body);
    if (refused !== undefined) {
      const message = `body.${refused}: extra inputs are not permitted`;
      to.writeHead(400).end(JSON.stringify({ error: { message, code: 400 } }));
      return Promise.resolve();
    }
    if (body['stream'] !== true) return sendJson(to, { choices: [{ text: '' }] });
    const [reply = '', ...rest] = this.#answers;
    if (0 < rest.length) this.#answers = rest;
    return play(typeof reply === 'function' ? reply(asked.prompt) : reply, to, asked);
  }
}

type Body = Readonly<Record<string, unknown>>;

const NOT_FOUND = { detail: 'Not Found' };

function askedIn(path: string, body: Body): Asked {
  const chat = path === '/v1/chat/completions';
  const prompt = chat ? JSON.stringify(body['messages']) : textOf(body['prompt']);
  return { model: textOf(body['model']), prompt, chat, format: SSE };
}

/** The tokens of a text that are in the vocabulary, each as the kind tells them. */
function tokenized(kind: OpenAiKind, body: Body, vocabulary: readonly string[]): unknown {
  const sent = textOf(body[kind === 'vLLM' ? 'prompt' : 'content']);
  const pieces = vocabulary.filter(token => sent.includes(token));
  if (kind === 'vLLM') return { count: pieces.length, tokens: [1, 2], token_strs: pieces };
  return { tokens: pieces.map((piece, id) => ({ id, piece })) };
}

/** As llama-server writes it; the others leave out `timings`. */
const SSE: StreamFormat = {
  type: 'text/event-stream',
  token: ({ chat }, token) => {
    const said = chat === true ? { delta: { content: token } } : { text: token };
    const logprobs = { content: [{ logprob: -0.25, top_logprobs: [{ token, logprob: -0.25 }] }] };
    return event({ choices: [{ index: 0, ...said, logprobs, finish_reason: null }] });
  },
  end: ({ prompt }, said) => {
    const usage = {
      // A mark is one token, and other text about four characters a token.
      prompt_tokens: Math.ceil(prompt.replace(/<\|\w+\|>/g, '<||>').length / 4),
      completion_tokens: tokensOf(said).length,
    };
    const timings = { prompt_n: 1, prompt_ms: 12, predicted_n: 1, predicted_ms: 17 };
    return `${event({ choices: [], usage, timings })}data: [DONE]\n\n`;
  },
  error: (message, code) => event({ error: { message, code } }),
  babble: 'data: this is no JSON: {"choices": \n\n',
  long: ['data: {"choices": [{"text": "', '"}]}\n\n'],
};

function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function sendJson(to: ServerResponse, value: unknown): Promise<void> {
  to.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  to.end(JSON.stringify(value));
  return Promise.resolve();
}

function objectOf(value: unknown): Body {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
