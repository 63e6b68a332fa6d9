import { Ollama } from 'ollama';
import type { Clock } from '../../core/base/clock.js';
import { type Log, name } from '../../core/base/log.js';
import { type FaultKind, ModelFault } from '../../core/models/modelRuntime.js';
import { namedHosts } from '../../core/privacy/egressPolicy.js';
import type { Ledger, Purpose } from '../../core/privacy/ledger.js';
import { type Address, baseOf, hostOf, socketOf } from '../../core/privacy/address.js';
import { textWithin } from './boundedBody.js';
import { type Fetch, guardedFetch } from './guardedFetch.js';
import { LINE_LIMITS, LineGuard } from './ndjson.js';
import { type Ending, type StreamGuard, guardLines } from './streamGuard.js';
import { type Complaint, faultOf, type Request } from './ollamaFaults.js';
import type { OpenExchanges, Underway } from './openExchanges.js';
import { EVENT_LIMITS, EventGuard } from './sse.js';

export interface ExchangeDeps {
  readonly address: Address;
  readonly ledger: Pick<Ledger, 'record'>;
  /** Where it is counted in, from its beginning to its end. */
  readonly exchanges: OpenExchanges;
  readonly clock: Clock;
  readonly log: Log;
  /** What sends for the guarded fetch; a test counts here. */
  readonly send?: Fetch;
}

/** What one request is about. */
export interface Errand {
  readonly purpose: Purpose;
  readonly files: readonly string[];
  readonly model: string | undefined;
  /** Whether the answer is a stream of lines or of server-sent events, or one JSON value. */
  readonly answer: 'lines' | 'events' | 'value';
  /** Fields of the request that it can do without: a fault names the one that was refused. */
  readonly dispensable?: readonly string[];
  /** The longest answer that is read, where that is not one like most. */
  readonly bytesMax?: number | undefined;
}

/** How long a server may be silent, and what is wrong when it is silent for longer. */
export interface Wait {
  readonly ms: number;
  readonly kind: FaultKind;
  /** The host where nothing is said. */
  readonly subject?: string;
}

/** The longest list or description: some thousand models, or a model's license and template. */
const VALUE_BYTES_MAX = 8 << 20;

/** More of an error page is not read. */
const ERROR_BYTES_MAX = 64 << 10;

/** What follows the last line of an answer is a few bytes, and they are on their way. */
const TAIL: Wait = { ms: 1_000, kind: 'failed', subject: 'a late end' };

/**
 * How long after a line its connection stays open, in ms. Ollama passes each line on from one
 * thread to another, and where the connection closes between the two, the last line finds nobody:
 * the thread waits for ever and with it everybody who asks the same model (seen on 0.32.15, once in
 * some hundred answers that were closed right behind a line). By then it listens again, also on a
 * machine whose cores are all busy with the model.
 */
const SETTLE_MS = 8;

/**
 * One request and its answer: a client of its own for each, since the `ollama` package knows
 * neither signals nor limits for a single request.
 *
 * Nothing reaches the package that it would print: stdout belongs to the language server, and what
 * it prints is content. Bad statuses and bad lines end here.
 */
export class Exchange implements Underway {
  /** Sends within the limits of this exchange; a stream comes as lines of JSON. */
  readonly get: Fetch;
  /** Aborts with the caller's reason, or with the fault of a server that is silent for too long. */
  readonly signal: AbortSignal;
  readonly #deps: ExchangeDeps;
  readonly #errand: Errand;
  readonly #own = new AbortController();
  readonly #lines: StreamGuard;
  /** Aborts when the socket is to be closed: a little after `signal`, right behind a line. */
  readonly #socket = new AbortController();
  #heardAt = -Infinity;
  #waiting = new AbortController();
  #left = false;
  #closing: Promise<void> | undefined;
  readonly #onAbort = (): void => {
    this.#closing = this.#closeSocket();
  };

  constructor(deps: ExchangeDeps, errand: Errand, signal: AbortSignal) {
    this.#deps = deps;
    this.#errand = errand;
    this.#lines = guardFor(errand);
    if (deps.exchanges.areOver) this.#own.abort();
    this.signal = AbortSignal.any([signal, this.#own.signal]);
    if (this.signal.aborted) this.#socket.abort(this.signal.reason);
    else this.#begin();
    this.get = this.#guarded();
  }

  /** The package's client for this exchange. Throws a `ModelFault` where the address is none. */
  get ollama(): Ollama {
    const { url } = this.#deps.address;
    try {
      return new Ollama({ host: baseOf(url), fetch: this.get });
    } catch {
      throw new ModelFault('unreachable', hostOf(url));
    }
  }

  /** From now on the server has a while to say something, or the request is closed. */
  expect({ ms, kind, subject }: Wait): void {
    this.relax();
    const waiting = new AbortController();
    this.#waiting = waiting;
    this.#deps.clock.pause(ms, waiting.signal).then(
      () => {
        this.#own.abort(new ModelFault(kind, subject ?? hostOf(this.#deps.address.url)));
      },
      () => undefined,
    );
  }

  /** The server said something, or nobody waits for it. */
  relax(): void {
    this.#waiting.abort();
  }

  /**
   * Throws what `error` means: the signal's reason, or a fault. Returns where an answer just ended
   * without saying so, which the package takes for an error.
   */
  rethrow(error: unknown): void {
    this.signal.throwIfAborted();
    if (error instanceof ModelFault) throw error;
    const { ending } = this.#lines;
    this.#deps.log('warn', 'answer ended early', { why: name(ending?.kind ?? 'no JSON') });
    const fault = ending ? this.#faultOf(ending) : this.nonsense();
    if (fault) throw fault;
  }

  /** Throws what is wrong with a stream that is over, if anything is. */
  check(): void {
    this.signal.throwIfAborted();
    const { ending } = this.#lines;
    if (ending && this.#faultOf(ending)) this.rethrow(undefined);
  }

  /** What answers with something else than what was asked for is no Ollama, or not a whole one. */
  nonsense(): ModelFault {
    return this.#errand.answer === 'value'
      ? new ModelFault('stranger', this.#request.host)
      : new ModelFault('failed', 'no sense in it');
  }

  get #request(): Request {
    return { model: this.#errand.model, host: hostOf(this.#deps.address.url) };
  }

  /** Closes the socket, unless the answer is complete: then the connection is kept. */
  close(): void {
    this.relax();
    if (this.#left) return;
    if (this.#lines.ending?.kind === 'done') this.expect(TAIL);
    else this.#own.abort();
  }

  /** Aborts, and resolves once the socket is closed, which takes a moment right behind a line. */
  async end(): Promise<void> {
    this.#own.abort();
    await this.#closing;
  }

  #begin(): void {
    this.#deps.exchanges.add(this);
    this.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  async #closeSocket(): Promise<void> {
    const { clock, exchanges } = this.#deps;
    const ms = this.#heardAt + SETTLE_MS - clock.now();
    if (0 < ms) await clock.pause(ms, new AbortController().signal);
    this.#socket.abort(this.signal.reason);
    exchanges.drop(this);
  }

  /** Nothing is left to be closed: a signal that is heard on would keep all of this in memory. */
  #leave(): void {
    this.#left = true;
    this.relax();
    this.signal.removeEventListener('abort', this.#onAbort);
    this.#deps.exchanges.drop(this);
  }

  #guarded(): Fetch {
    const { address, ledger, send } = this.#deps;
    const { purpose, files } = this.#errand;
    const { url, allowedHosts, caFile } = address;
    const egress = { purpose, files, ledger, allowedHosts: namedHosts(allowedHosts) };
    const way = { socket: socketOf(url), caFile, signal: this.#socket.signal };
    const get = guardedFetch({ ...egress, ...way }, send);
    return async (input, init) => this.#admit(await get(input, withHeaders(init, address.headers)));
  }

  /** The answer as its reader may see it. */
  async #admit(response: Response): Promise<Response> {
    const { status, headers } = response;
    if (!response.ok) throw this.#refusal(await complaintIn(response));
    if (!response.body) throw new ModelFault('failed', 'an empty answer');
    if (this.#errand.answer !== 'value') {
      const onLeft = (): void => {
        this.#leave();
      };
      const onHeard = (): void => void (this.#heardAt = this.#deps.clock.now());
      const reading = { signal: this.#socket.signal, onHeard, onLeft };
      const lines = guardLines(response.body, this.#lines, reading);
      return new Response(lines, { status, headers });
    }
    const { bytesMax: valueBytesMax = VALUE_BYTES_MAX } = this.#errand;
    const text = await textWithin(response.body, valueBytesMax).catch(() => {
      throw new ModelFault('broken', 'the connection broke');
    });
    if (text === undefined) throw new ModelFault('failed', 'too long an answer');
    return new Response(text, { status, headers });
  }

  #refusal(complaint: Complaint): ModelFault {
    const { dispensable = [] } = this.#errand;
    const fault = faultOf(complaint, this.#request);
    if (fault.kind !== 'refused' || fault.subject !== String(complaint.status)) return fault;
    const field = dispensable.find(name => complaint.text.includes(name));
    return field === undefined ? fault : new ModelFault('refused', field);
  }

  #faultOf(ending: Ending): ModelFault | undefined {
    switch (ending.kind) {
      case 'done':
      case 'end':
        return undefined;
      case 'cut':
        return new ModelFault('broken', 'the connection broke');
      case 'malformed':
        return new ModelFault('failed', 'no sense in it');
      case 'too long':
        return new ModelFault('failed', 'too long an answer');
      case 'error':
        return faultOf({ ...ending, isPage: false }, this.#request);
    }
  }
}

function withHeaders(init: RequestInit | undefined, added: Address['headers']): RequestInit {
  const headers = new Headers(init?.headers);
  for (const [name, value] of Object.entries(added ?? {})) headers.set(name, value);
  return { ...init, headers };
}

function guardFor({ answer, bytesMax }: Errand): StreamGuard {
  const limited = bytesMax === undefined ? {} : { bodyBytesMax: bytesMax };
  return answer === 'events'
    ? new EventGuard({ ...EVENT_LIMITS, ...limited })
    : new LineGuard({ ...LINE_LIMITS, ...limited });
}

async function complaintIn(response: Response): Promise<Complaint> {
  const text = (await textWithin(response.body, ERROR_BYTES_MAX)) ?? '';
  return { status: response.status, text, isPage: !isJson(text) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
