import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { purposeOf, readBody } from '../typing/wire.js';

const Kept = v.object({
  key: v.string(),
  lines: v.array(v.string()),
  /** Whether the server had said all; else the client had heard enough. */
  whole: v.boolean(),
});
type Kept = v.InferOutput<typeof Kept>;

/** What is answered by a model, and so is kept. */
const KEPT_PATHS: ReadonlySet<string> = new Set(['/api/generate', '/api/chat']);

/** A client that has heard enough leaves within this, in ms, also where it waits a little first. */
const LEAVES_MS_MAX = 50;

/**
 * A real Ollama whose answers are kept by their requests, so that a second run asks for what
 * changed alone. One that was cut short is asked for again where more of it is wanted.
 */
export class KeptOllama {
  readonly #target: string;
  readonly #file: string;
  readonly #kept = new Map<string, Kept>();
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #open = 0;
  #idle: () => void = () => undefined;
  #port = 0;
  /** The lines of the answer that was sent last, in whole or in part. */
  last: readonly string[] = [];
  /** Requests that the real server answered in this run. */
  asked = 0;

  private constructor(target: string, file: string) {
    this.#target = target;
    this.#file = file;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    for (const line of lines) {
      if (line === '') continue;
      const kept = v.parse(Kept, JSON.parse(line));
      this.#kept.set(kept.key, kept);
    }
    this.#server = createServer((asked, answer) => {
      this.#open += 1;
      answer.on('close', () => {
        this.#open -= 1;
        if (this.#open === 0) this.#idle();
      });
      this.#answer(asked, answer).catch(() => answer.destroy());
    });
    this.#server.on('connection', socket => {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(target: string, file: string): Promise<KeptOllama> {
    const kept = new KeptOllama(target, file);
    kept.#server.listen(0, '127.0.0.1');
    await once(kept.#server, 'listening');
    const address = kept.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('not listening');
    kept.#port = address.port;
    return kept;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Resolves when nothing is in flight. */
  async idle(): Promise<void> {
    while (0 < this.#open) await new Promise<void>(resolve => (this.#idle = resolve));
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #answer(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = asked.url ?? '/';
    const body = await text(asked);
    if (!KEPT_PATHS.has(path) || purposeOf(readBody(body)) === 'load') {
      await this.#pass(path, { method: asked.method ?? 'GET', body }, answer);
      return;
    }
    const key = createHash('sha256').update(body).digest('hex');
    const kept = this.#kept.get(key);
    if (kept) this.last = kept.lines;
    const sent = kept ? await this.#replay(kept, answer) : 0;
    if (answer.destroyed || (kept?.whole === true && sent === kept.lines.length)) {
      answer.end();
      return;
    }
    await this.#ask(key, { path, body, skip: sent }, answer);
  }

  async #pass(
    path: string,
    { method, body }: { readonly method: string; readonly body: string },
    answer: ServerResponse,
  ): Promise<void> {
    const init = body === '' ? { method } : { method, body };
    const reply = await fetch(`${this.#target}${path}`, init);
    const type = reply.headers.get('content-type') ?? 'application/json';
    answer.writeHead(reply.status, { 'content-type': type });
    answer.end(await reply.text());
  }

  /** Keeps what the real server says, and passes on what lies behind `skip` lines. */
  async #ask(
    key: string,
    { path, body, skip }: { readonly path: string; readonly body: string; readonly skip: number },
    answer: ServerResponse,
  ): Promise<void> {
    this.asked += 1;
    const left = new AbortController();
    answer.on('close', () => {
      left.abort();
    });
    const lines: string[] = [];
    let whole = false;
    try {
      const init = { method: 'POST', body, signal: left.signal };
      const reply = await fetch(`${this.#target}${path}`, init);
      if (!reply.ok || !reply.body) throw new Error(`the server said ${reply.status}`);
      for await (const line of linesOf(reply.body)) {
        lines.push(line);
        this.last = lines;
        if (skip < lines.length) write(answer, line);
      }
      whole = true;
      answer.end();
    } catch (error) {
      if (!left.signal.aborted) throw error;
    } finally {
      if (0 < lines.length) this.#keep({ key, lines, whole });
    }
  }

  /** How many of the lines were sent before the client left. */
  async #replay({ lines, whole }: Kept, answer: ServerResponse): Promise<number> {
    let sent = 0;
    for (const line of lines) {
      if (answer.destroyed) break;
      write(answer, line);
      sent += 1;
      // The client hears each by itself, and leaves where it would have left.
      await wait(1);
    }
    if (!whole && !answer.destroyed) await left(answer);
    return sent;
  }

  #keep(kept: Kept): void {
    const known = this.#kept.get(kept.key);
    if (known && kept.lines.length <= known.lines.length && !kept.whole) return;
    this.#kept.set(kept.key, kept);
    appendFileSync(this.#file, `${JSON.stringify(kept)}\n`);
  }
}

/** Resolves when the client left, or would have. */
async function left(answer: ServerResponse): Promise<void> {
  const late = new AbortController();
  const gone = once(answer, 'close', { signal: late.signal }).catch(() => undefined);
  await Promise.race([gone, wait(LEAVES_MS_MAX)]);
  late.abort();
}

function write(answer: ServerResponse, line: string): void {
  if (!answer.headersSent) answer.writeHead(200, { 'content-type': 'application/x-ndjson' });
  answer.write(`${line}\n`);
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter(line => line !== '');
  }
  if (rest !== '') yield rest;
}
