import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { holeIn } from './holes.js';
import type { Says } from './says.js';
import { newServed, type Purpose, type Served } from './served.js';
import { Slot, type Speed } from './slot.js';
import { tokensOf } from './tokens.js';
import { type Body, CONTEXT, promptOf, purposeOf, readBody } from './wire.js';

export const MODEL = 'qwen2.5-coder:1.5b-base';
const SIZE = 986_062_089;
const FAMILY = 'qwen2';

/** As the default `keep_alive` of five minutes, in ms. */
const KEPT_MS = 300_000;

/** An answer to a chat is as long as this, in words. */
const CHAT_WORDS = 24;

/**
 * An Ollama that takes its time: a real HTTP server that evaluates and generates so many tokens a
 * second, has one slot and a cache of prefixes, sends headers with the first token, and notices
 * that a client is gone when the next batch or token is due. It records what was asked of it.
 */
export class TimedOllama {
  readonly served: Served[] = [];
  /** Each time the model was brought into memory. */
  loads = 0;
  readonly #slot: Slot;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #says: Says;
  #typedBehind: (before: string) => string = () => '';
  #context = CONTEXT;
  #port = 0;

  private constructor(speed: Speed, says: Says) {
    this.#slot = new Slot(speed);
    this.#says = says;
    this.#server = createServer((request, response) => void this.#take(request, response));
    // A keystroke is slower than the five seconds after which idle connections are closed.
    this.#server.keepAliveTimeout = KEPT_MS;
    this.#server.on('connection', socket => {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(speed: Speed, says: Says): Promise<TimedOllama> {
    const ollama = new TimedOllama(speed, says);
    ollama.#server.listen(0, '127.0.0.1');
    await once(ollama.#server, 'listening');
    const address = ollama.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('not listening');
    ollama.#port = address.port;
    return ollama;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /**
   * What the person has typed behind a text, up to the cursor. Of the tokens that might be said
   * next one is that: a model's vocabulary has some that go on as the person did.
   */
  set typedBehind(typedBehind: (before: string) => string) {
    this.#typedBehind = typedBehind;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const arrivedAt = performance.now();
    const body = readBody(await text(request));
    const path = request.url ?? '';
    if (path === '/api/generate' || path === '/api/chat') {
      await this.#work(body, response, arrivedAt);
      return;
    }
    const answer = this.#answerTo(path);
    if (answer) sendJson(response, answer);
    else response.writeHead(404).end();
  }

  #answerTo(path: string): object | undefined {
    const answers: Readonly<Record<string, object>> = {
      '/api/version': { version: '0.32.15' },
      '/api/tags': { models: [TAG] },
      '/api/show': SHOW,
      '/api/ps': { models: [running(this.#context)] },
    };
    return answers[path];
  }

  async #work(body: Body, response: ServerResponse, arrivedAt: number): Promise<void> {
    this.#load(body);
    const purpose = purposeOf(body);
    if (purpose === 'load') {
      sendJson(response, { model: body.model, done: true, done_reason: 'load' });
      return;
    }
    const prompt = promptOf(body);
    const tokens = tokensOf(prompt);
    const served = newServed(purpose, prompt, arrivedAt);
    served.promptTokens = tokens.length;
    this.served.push(served);
    response.on('close', () => {
      if (!response.writableFinished) served.closedAt = performance.now();
    });
    const others = this.#othersFor(body);
    const end = await this.#slot.take({
      prompt: tokens,
      says: tokensOf(this.#sayingOf(purpose, body)),
      tokensMax: body.options.num_predict,
      served,
      there: () => !response.destroyed,
      send: token => {
        served.said += token;
        served.firstTokenAt ??= performance.now();
        const field = purpose === 'chat' ? chatPiece(token) : pieceOf(token, others);
        sendLine(response, { model: body.model, ...field, done: false });
      },
    });
    served.endedAt = performance.now();
    if (end !== 'left') response.end(doneLine(served, end));
  }

  /** What a token might have been besides, as far as it was asked for; of what is typed by now. */
  #othersFor({ prompt, top_logprobs }: Body): readonly string[] | undefined {
    if (top_logprobs === 0) return undefined;
    const typed = this.#typedBehind(holeIn(prompt).before);
    return typed === '' || top_logprobs === 1 ? [] : [typed];
  }

  /** Another context than the loaded one loads the model anew, as in a real server. */
  #load({ options }: Body): void {
    if (options.num_ctx === this.#context) return;
    this.#context = options.num_ctx;
    this.loads += 1;
    this.#slot.forget();
  }

  #sayingOf(purpose: Purpose, { prompt, options }: Body): string {
    if (purpose === 'chat') return 'word '.repeat(CHAT_WORDS);
    const hole = holeIn(prompt);
    const typed = this.#typedBehind(hole.before);
    // Behind a word that a blank follows, a model begins with the blank.
    const blank = typed.trim() === '' ? typed : '';
    const said = blank + this.#says({ ...hole, before: hole.before + blank });
    const ends = options.stop.map(stop => said.indexOf(stop)).filter(at => 0 <= at);
    return said.slice(0, Math.min(said.length, ...ends));
  }
}

/** A token, and with it what it might have been. */
function pieceOf(token: string, others: readonly string[] | undefined): object {
  if (others === undefined) return { response: token };
  const tokens = [token, ...others].map(each => ({ token: each, logprob: -1 }));
  return { response: token, logprobs: [{ token, logprob: -1, top_logprobs: tokens }] };
}

function chatPiece(content: string): object {
  return { message: { role: 'assistant', content } };
}

const TAG = {
  ...{ name: MODEL, model: MODEL, modified_at: '2026-11-01T00:00:00Z', size: SIZE },
  digest: 'd'.repeat(64),
  capabilities: ['completion', 'insert'],
  details: {
    ...{ format: 'gguf', family: FAMILY, families: [FAMILY] },
    ...{ parameter_size: '1.5B', quantization_level: 'Q4_K_M' },
  },
};

const SHOW = {
  capabilities: ['completion', 'insert'],
  model_info: { 'general.architecture': FAMILY, [`${FAMILY}.context_length`]: 32_768 },
};

function running(context: number): unknown {
  const expires_at = new Date(Date.now() + KEPT_MS).toISOString();
  return { ...TAG, expires_at, size_vram: 0, context_length: context };
}

function doneLine(served: Served, end: 'said all' | 'cut'): string {
  const { startedAt = 0, firstTokenAt = startedAt, endedAt = 0 } = served;
  const counts = {
    total_duration: nanoseconds(endedAt - served.arrivedAt),
    load_duration: nanoseconds(12),
    prompt_eval_count: served.promptTokens,
    prompt_eval_duration: nanoseconds(firstTokenAt - startedAt),
    eval_count: served.generated,
    eval_duration: nanoseconds(endedAt - firstTokenAt),
  };
  const done_reason = end === 'cut' ? 'length' : 'stop';
  return `${JSON.stringify({ model: MODEL, response: '', done: true, done_reason, ...counts })}\n`;
}

function nanoseconds(ms: number): number {
  return Math.round(ms * 1e6);
}

function sendJson(to: ServerResponse, value: unknown): void {
  to.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  to.end(JSON.stringify(value));
}

/** Headers go out with the first token. */
function sendLine(to: ServerResponse, value: unknown): void {
  if (!to.headersSent) to.writeHead(200, { 'content-type': 'application/x-ndjson' });
  to.write(`${JSON.stringify(value)}\n`);
}
