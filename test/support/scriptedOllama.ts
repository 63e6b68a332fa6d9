import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Certified } from './certificates.js';
import { type Answer, play } from './scriptedAnswers.js';
import { runningOf, type ScriptedModel, showOf, SMALL_QWEN, tagOf } from './scriptedModel.js';

export interface Script {
  /** One small Qwen Coder where nothing is said. */
  readonly models?: readonly ScriptedModel[];
  readonly version?: string;
  /** Whether it says that it has a cloud; an older one does not say. */
  readonly cloud?: boolean;
  /** How many models fit into its memory; all do where nothing is said. */
  readonly holds?: number;
  /** For each `/api/generate` with a prompt and `/api/chat`, in order; the last one goes on forever. */
  readonly answers?: readonly Reply[];
  /** Instead of the proper answer: `/api/tags`, `/api/ps`, `/api/show`, `/api/version`, `load`. */
  readonly instead?: Readonly<Record<string, Answer>>;
  /** What it shows of itself where it answers by HTTPS. */
  readonly certified?: Certified;
  /** The path of a socket that it answers at, in the place of a port. */
  readonly socket?: string;
  /** The folder that it stands in, such as `/ollama`: elsewhere it knows nothing. */
  readonly folder?: string;
}

/** An answer, or what makes one of the prompt. */
export type Reply = Answer | ((prompt: string) => Answer);

/** How a request ended: the server said all, the client closed the socket, or the server did. */
export type RequestEnd = 'answered' | 'closed by client' | 'cut by server';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** The JSON that was sent, or undefined. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** Resolves when nothing more goes over the wire for this request. */
  readonly ended: Promise<RequestEnd>;
}

/** What a real server loads with on a machine without much video memory. */
const DEFAULT_CONTEXT = 4096;

/**
 * An Ollama with a script: a real HTTP server on a port of its own that knows `/api/version`,
 * `/api/tags`, `/api/ps`, `/api/show` and `/api/generate`, answers as it was told, and remembers
 * what it was asked and how each request ended.
 *
 * ```ts
 * const ollama = await ScriptedOllama.start({ answers: ['return a + b;', { does: 'hang' }] });
 * // … `cove.ollama.url` is `ollama.url` …
 * assert.equal(ollama.prompts.length, 1);
 * assert.equal(await (await ollama.arrived('/api/generate', 2)).ended, 'closed by client');
 * await ollama.down(); // as if it had crashed
 * await ollama.up(); // at the same address
 * await ollama.stop();
 * ```
 */
export class ScriptedOllama {
  readonly requests: SeenRequest[] = [];
  /** Each time a model was brought into memory, or again with another context. */
  readonly loads: { readonly model: string; readonly contextLength: number }[] = [];
  /** Connections that were made in all: fewer than requests where they are kept. */
  connections = 0;
  readonly #models: Map<string, ScriptedModel>;
  readonly #loaded = new Map<string, number>();
  readonly #version: string;
  readonly #instead: Map<string, Answer>;
  readonly #sockets = new Set<Socket>();
  readonly #script: Script;
  #answers: readonly Reply[];
  #waiting: (() => void)[] = [];
  #server: Server;
  #port = 0;

  private constructor(script: Script) {
    const models: readonly ScriptedModel[] = script.models ?? [SMALL_QWEN];
    this.#models = new Map(models.map(model => [model.name, model]));
    for (const { name, loadedWith } of models) {
      if (loadedWith !== undefined) this.#loaded.set(name, loadedWith);
    }
    this.#version = script.version ?? '0.32.15';
    this.#answers = script.answers ?? [];
    this.#instead = new Map(Object.entries(script.instead ?? {}));
    this.#script = script;
    this.#server = this.#listener();
  }

  static async start(script: Script = {}): Promise<ScriptedOllama> {
    const ollama = new ScriptedOllama(script);
    await ollama.up();
    return ollama;
  }

  get url(): string {
    const { certified, socket, folder = '' } = this.#script;
    if (socket !== undefined) return `unix:${socket}`;
    return `${certified ? 'https' : 'http'}://127.0.0.1:${this.#port}${folder}`;
  }

  /** Connections that are open now, idle ones included. */
  get openSockets(): number {
    return this.#sockets.size;
  }

  /** The prompts that were sent, in order, without requests that only load a model. */
  get prompts(): readonly string[] {
    return this.requests.flatMap(({ path, body }) => {
      const prompt = body?.['prompt'];
      return path === '/api/generate' && typeof prompt === 'string' && prompt !== ''
        ? [prompt]
        : [];
    });
  }

  /** What to answer from now on; the last one goes on forever. */
  answer(...answers: readonly Reply[]): void {
    this.#answers = answers;
  }

  /** What to say instead of the proper answer at a path, or to a `load`; no answer undoes it. */
  instead(path: string, answer?: Answer): void {
    if (answer === undefined) this.#instead.delete(path);
    else this.#instead.set(path, answer);
  }

  /** Adds a model, as `ollama pull` does. */
  install(model: ScriptedModel): void {
    this.#models.set(model.name, model);
  }

  /** Removes a model, as `ollama rm` does. */
  remove(name: string): void {
    this.#models.delete(name);
    this.#loaded.delete(name);
  }

  /** Throws a model out of memory, as another program can. */
  unload(name: string): void {
    this.#loaded.delete(name);
  }

  /** The `count`th request to `path`, as soon as it is there. */
  async arrived(path: string, count = 1): Promise<SeenRequest> {
    for (;;) {
      const seen = this.requests.filter(request => request.path === path)[count - 1];
      if (seen) return seen;
      await this.nextRequest();
    }
  }

  /** Resolves when something more is asked. */
  nextRequest(): Promise<void> {
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  /** Listens, at the port of the first time. */
  async up(): Promise<void> {
    this.#server = this.#listener();
    const { socket } = this.#script;
    if (socket === undefined) this.#server.listen(this.#port, '127.0.0.1');
    else this.#server.listen(socket);
    await once(this.#server, 'listening');
    if (socket !== undefined) return;
    this.#port = portOf(this.#server.address());
  }

  /** Gone from one moment to the next: every connection breaks, and new ones are refused. */
  async down(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    this.#loaded.clear();
  }

  /** The end, for good. */
  stop(): Promise<void> {
    return this.down();
  }

  #listener(): Server {
    const { certified } = this.#script;
    const take = (request: IncomingMessage, response: ServerResponse): void =>
      void this.#take(request, response);
    const server = certified ? createSecureServer(certified, take) : createServer(take);
    server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    return server;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const server = this.#server;
    const ended = once(response, 'close').then((): RequestEnd => {
      if (response.writableFinished) return 'answered';
      return response.errored || !server.listening ? 'cut by server' : 'closed by client';
    });
    const { method = '', url = '', headers } = request;
    const { folder = '' } = this.#script;
    const path = url.startsWith(folder) ? url.slice(folder.length) : url;
    const body = await bodyOf(request);
    this.requests.push({ method, path, headers, body, ended });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const look of waiting) look();
    await this.#reply(path, body ?? {}, response);
  }

  #reply(path: string, body: Body, to: ServerResponse): Promise<void> {
    const chat = path === '/api/chat';
    const prompt = chat ? conversationOf(body) : textOf(body['prompt']);
    const asked = { model: textOf(body['model']), prompt, chat };
    const place = path === '/api/generate' && asked.prompt === '' ? 'load' : path;
    const instead = this.#instead.get(place);
    if (instead !== undefined) return play(instead, to, asked);
    switch (place) {
      case '/api/version':
        return sendJson(to, { version: this.#version });
      case '/api/status':
        return this.#sayStatus(to, asked);
      case '/api/tags':
        return sendJson(to, { models: [...this.#models.values()].map(tagOf) });
      case '/api/ps':
        return sendJson(to, { models: [...this.#loaded].map(runningOf) });
      case '/api/show':
      case '/api/generate':
      case '/api/chat':
      case 'load':
        return this.#replyFor(place, body, { to, asked });
      default:
        return play({ does: 'status', status: 404, html: '404 page not found' }, to, asked);
    }
  }

  #sayStatus(to: ServerResponse, asked: Turn['asked']): Promise<void> {
    const { cloud } = this.#script;
    return cloud === undefined
      ? play({ does: 'status', status: 404, html: '404 page not found' }, to, asked)
      : sendJson(to, { cloud: { disabled: !cloud, source: 'none' } });
  }

  #replyFor(place: string, body: Body, { to, asked }: Turn): Promise<void> {
    const model = this.#models.get(asked.model) ?? this.#models.get(`${asked.model}:latest`);
    if (!model) {
      const error = `model '${asked.model}' not found`;
      return play({ does: 'status', status: 404, error }, to, asked);
    }
    if (place === '/api/show') return sendJson(to, showOf(model, body['verbose'] === true));
    if (place === 'load' && body['keep_alive'] === 0) {
      this.unload(model.name);
      return sendJson(to, { model: model.name, done: true, done_reason: 'unload' });
    }
    this.#load(model.name, body);
    if (place === 'load')
      return sendJson(to, { model: model.name, done: true, done_reason: 'load' });
    const [reply = '', ...rest] = this.#answers;
    if (0 < rest.length) this.#answers = rest;
    return play(typeof reply === 'function' ? reply(asked.prompt) : reply, to, asked);
  }

  /** Another context than the loaded one loads the model anew, as in a real server. */
  #load(model: string, body: Body): void {
    const options = objectOf(body['options']);
    const wanted = typeof options['num_ctx'] === 'number' ? options['num_ctx'] : DEFAULT_CONTEXT;
    if (this.#loaded.get(model) === wanted) return;
    this.#loaded.set(model, wanted);
    this.loads.push({ model, contextLength: wanted });
    const { holds = Infinity } = this.#script;
    const others = [...this.#loaded.keys()].filter(name => name !== model);
    for (const name of others.slice(0, Math.max(0, others.length + 1 - holds))) this.unload(name);
  }
}

type Body = Readonly<Record<string, unknown>>;

interface Turn {
  readonly to: ServerResponse;
  readonly asked: { readonly model: string; readonly prompt: string; readonly chat: boolean };
}

/** The turns of a conversation, each on lines of its own. */
function conversationOf(body: Body): string {
  const messages: readonly unknown[] = Array.isArray(body['messages']) ? body['messages'] : [];
  const turns = messages.map(objectOf);
  return turns.map(turn => `${textOf(turn['role'])}: ${textOf(turn['content'])}\n`).join('');
}

function sendJson(to: ServerResponse, value: unknown): Promise<void> {
  to.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  to.end(JSON.stringify(value));
  return Promise.resolve();
}

async function bodyOf(request: IncomingMessage): Promise<Body | undefined> {
  const sent = await text(request);
  return sent === '' ? undefined : objectOf(JSON.parse(sent));
}

function objectOf(value: unknown): Body {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function portOf(address: string | AddressInfo | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}
