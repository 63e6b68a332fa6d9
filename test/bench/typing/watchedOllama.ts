import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { newServed, type Served } from './served.js';
import { purposeOf, promptOf, readBody } from './wire.js';
import { sharedStart, tokensOf } from './tokens.js';

const Line = v.object({
  response: v.optional(v.string(), ''),
  done: v.optional(v.boolean(), false),
  load_duration: v.optional(v.number(), 0),
  prompt_eval_count: v.optional(v.number()),
  prompt_eval_cached_count: v.optional(v.number()),
  prompt_eval_duration: v.optional(v.number(), 0),
  eval_count: v.optional(v.number(), 0),
  eval_duration: v.optional(v.number(), 0),
});

/** The counts of an answer that was heard to its end, in tokens and ms. */
export interface Done {
  readonly served: Served;
  readonly loadMs: number;
  readonly promptTokens: number;
  readonly promptMs: number;
  readonly cachedTokens: number | undefined;
  readonly generated: number;
  readonly generatedMs: number;
}

const NANOSECONDS_IN_A_MS = 1e6;

/** What a real server is asked and says, seen from between it and its clients. */
export class WatchedOllama {
  readonly served: Served[] = [];
  readonly done: Done[] = [];
  readonly #target: URL;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #sockets = new Set<Socket>();
  readonly #open = new Set<ServerResponse>();
  readonly #server: Server;
  /** What the server's cache holds, by the texts that went through. */
  #cache: readonly string[] = [];
  #port = 0;

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((asked, answer) => {
      this.#pass(asked, answer).catch(() => answer.destroy());
    });
    this.#server.on('connection', socket => {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(target: string): Promise<WatchedOllama> {
    const watched = new WatchedOllama(target);
    watched.#server.listen(0, '127.0.0.1');
    await once(watched.#server, 'listening');
    const address = watched.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('not listening');
    watched.#port = address.port;
    return watched;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Ends what still runs, as when an editor is closed. */
  hangUp(): void {
    for (const answer of this.#open) answer.destroy();
  }

  /** Another prompt that nobody saw here took the place of what the cache held. */
  forget(): void {
    this.#cache = [];
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    this.#agent.destroy();
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const arrivedAt = performance.now();
    const body = await text(asked);
    const served = this.#seen(asked.url ?? '', body, arrivedAt);
    const forward = request(new URL(asked.url ?? '/', this.#target), {
      method: asked.method,
      agent: this.#agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    forward.setNoDelay(true);
    this.#open.add(answer);
    answer.on('close', () => {
      this.#open.delete(answer);
      if (answer.writableFinished) return;
      if (served) served.closedAt = performance.now();
      forward.destroy();
    });
    forward.on('error', () => answer.destroy());
    forward.end(body);
    forward.on('response', reply => {
      this.#relay(reply, answer, served).catch(() => answer.destroy());
    });
  }

  async #relay(
    reply: IncomingMessage,
    answer: ServerResponse,
    served: Served | undefined,
  ): Promise<void> {
    answer.writeHead(reply.statusCode ?? 502, {
      'content-type': reply.headers['content-type'] ?? 'application/json',
    });
    let rest = '';
    reply.setEncoding('utf8');
    for await (const chunk of reply) {
      const piece = String(chunk);
      answer.write(piece);
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      if (served) for (const line of lines) this.#heard(line, served);
    }
    if (served && rest !== '') this.#heard(rest, served);
    if (served) served.endedAt = performance.now();
    answer.end();
  }

  #seen(path: string, body: string, arrivedAt: number): Served | undefined {
    if (path !== '/api/generate' && path !== '/api/chat') return undefined;
    const read = readBody(body);
    const purpose = purposeOf(read);
    if (purpose === 'load') return undefined;
    const served = newServed(purpose, promptOf(read), arrivedAt);
    const tokens = tokensOf(served.prompt);
    served.promptTokens = tokens.length;
    served.startedAt = arrivedAt;
    served.needed = Math.max(1, tokens.length - sharedStart(this.#cache, tokens));
    this.#cache = tokens;
    this.served.push(served);
    return served;
  }

  #heard(line: string, served: Served): void {
    if (line.trim() === '') return;
    const read = v.safeParse(Line, JSON.parse(line));
    if (!read.success) return;
    const { response, done, ...counts } = read.output;
    if (response !== '') {
      served.firstTokenAt ??= performance.now();
      served.said += response;
      served.generated += 1;
      if (this.served.at(-1) === served) this.#cache = [...this.#cache, ...tokensOf(response)];
    }
    if (done) this.done.push(doneOf(served, counts));
  }
}

type Counts = Omit<v.InferOutput<typeof Line>, 'response' | 'done'>;

function doneOf(served: Served, counts: Counts): Done {
  const ms = (nanoseconds: number): number => nanoseconds / NANOSECONDS_IN_A_MS;
  return {
    served,
    loadMs: ms(counts.load_duration),
    promptTokens: counts.prompt_eval_count ?? 0,
    promptMs: ms(counts.prompt_eval_duration),
    cachedTokens: counts.prompt_eval_cached_count,
    generated: counts.eval_count,
    generatedMs: ms(counts.eval_duration),
  };
}
