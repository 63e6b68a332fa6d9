import * as http from 'node:http';
import * as https from 'node:https';
import { Readable } from 'node:stream';
import * as tls from 'node:tls';
import { CERTIFICATE_FAULTS } from '../../core/models/certificate.js';
import { ModelFault, OLLAMA } from '../../core/models/modelRuntime.js';
import { judge } from '../../core/privacy/egressPolicy.js';
import type { Ledger, LedgerEntry, Purpose } from '../../core/privacy/ledger.js';
import { socketName } from '../../core/privacy/address.js';
import { authoritiesIn, holdsCertificates, systemAuthorities } from './authorityFiles.js';
import { wireFault } from './wireFault.js';

const { noFile } = CERTIFICATE_FAULTS;

export type Fetch = typeof fetch;

/** What one request is for, and what watches over it. */
export interface Egress {
  readonly purpose: Purpose;
  /** Names of the files that the body quotes, for the ledger. */
  readonly files: readonly string[];
  readonly allowedHosts: ReadonlySet<string>;
  /** The path of a socket of this machine that takes the place of the host. */
  readonly socket?: string | undefined;
  /** A file of authorities that are trusted besides the system's; empty where there is none. */
  readonly caFile?: string | undefined;
  readonly ledger: Pick<Ledger, 'record'>;
  /** Ends the request at once, queued, loading or streaming. */
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
}

/**
 * The only socket in the house: a `fetch` that judges, then writes down, then sends.
 *
 * **Invariant:** an entry is kept before the first byte is on the wire; a request that the ledger
 * could not record is not sent. Redirects are refused, so an allowed host cannot forward us.
 *
 * Rejects with a `ModelFault` (`denied`, `unrecorded`, `unreachable`, `untrusted`, `stranger`,
 * `proxied`, `redirected`), or with the reason of the signal that ended it.
 */
export function guardedFetch(egress: Egress, send: Fetch = sendOver(egress)): Fetch {
  return async (input, init) => {
    if (input instanceof Request) throw new TypeError('pass a URL: a Request hides its body');
    const url = new URL(input);
    const body = init?.body ?? '';
    // A string has a known length: without it the server can miss that the socket was closed.
    if (typeof body !== 'string') throw new TypeError('pass the body as a string');
    const signal = oneOf(egress.signal, init?.signal);
    signal.throwIfAborted();

    const { kind } = judge(url, egress.allowedHosts);
    await record(egress, { url, bytes: Buffer.byteLength(body), verdict: kind });
    if (kind === 'denied') throw new ModelFault('denied', subjectOf(url, egress));

    try {
      return await send(url, { ...init, redirect: 'error', signal });
    } catch (error) {
      signal.throwIfAborted();
      throw wireFault(error, subjectOf(url, egress));
    }
  };
}

interface Departure {
  readonly url: URL;
  readonly bytes: number;
  readonly verdict: LedgerEntry['verdict'];
}

async function record(egress: Egress, { url, bytes, verdict }: Departure): Promise<void> {
  const { purpose, files, now = () => new Date() } = egress;
  const host = subjectOf(url, egress);
  try {
    const at = now().toISOString();
    await egress.ledger.record({ at, host, purpose, bytes, files, verdict });
  } catch {
    throw new ModelFault('unrecorded', host);
  }
}

/** `file:` and its like have no host; the scheme then says what was tried. */
function subjectOf(url: URL, { socket }: Pick<Egress, 'socket'>): string {
  if (socket !== undefined) return socketName(socket);
  return url.host === '' ? url.protocol : url.host;
}

function oneOf(...signals: readonly (AbortSignal | null | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter(signal => signal instanceof AbortSignal));
}

/**
 * What sends, as `fetch` does, also where `fetch` itself knows no way: over a socket that has a
 * path, and by TLS to whom the system, or a file of the person's own, trusts.
 */
function sendOver({ socket, caFile = '' }: Pick<Egress, 'socket' | 'caFile'>): Fetch {
  return async (input, init) => {
    if (input instanceof Request) throw new TypeError('pass a URL: a Request hides its body');
    const url = new URL(input);
    if (socket !== undefined) return answerTo(http.request(url, over(PLAIN, init, socket)), init);
    if (url.protocol !== 'https:') return fetch(url, init);
    const agent = await agentTrusting(caFile);
    if (agent === undefined) throw new ModelFault('untrusted', url.host, OLLAMA, noFile.detail);
    return answerTo(https.request(url, over(agent, init)), init);
  };
}

/** Keeps connections to sockets from one request to the next. */
const PLAIN = new http.Agent({ keepAlive: true });

function over(agent: http.Agent, init: RequestInit = {}, socketPath?: string): http.RequestOptions {
  return {
    agent,
    method: init.method ?? 'GET',
    headers: Object.fromEntries(new Headers(init.headers)),
    ...(init.signal ? { signal: init.signal } : {}),
    ...(socketPath === undefined ? {} : { socketPath }),
  };
}

/** The answer, as `fetch` has it; rejects as `fetch` does, with what happened as the cause. */
function answerTo(request: http.ClientRequest, init: RequestInit = {}): Promise<Response> {
  return new Promise((resolve, reject) => {
    request.on('error', cause => {
      reject(new TypeError('not sent', { cause }));
    });
    request.on('response', answer => {
      const { statusCode: status = 0 } = answer;
      if (REDIRECTS.has(status)) {
        request.destroy();
        reject(new TypeError('not sent', { cause: new Error('a redirect') }));
        return;
      }
      const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      );
      resolve(
        new Response(BODILESS.has(status) ? null : Readable.toWeb(answer), { status, headers }),
      );
    });
    request.end(init.body);
  });
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Statuses whose answers have no body. */
const BODILESS = new Set([204, 205, 304]);

/** The connections that are kept, and which authorities of the person's own they trust. */
let trusting: { readonly own: string; readonly agent: https.Agent } | undefined;

/** Undefined where the file of the person's own makes no sense; it is read anew each time. */
async function agentTrusting(caFile: string): Promise<https.Agent | undefined> {
  const own = caFile === '' ? '' : await authoritiesIn(caFile);
  if (own === undefined) return undefined;
  if (trusting?.own === own) return trusting.agent;
  // A file that makes no sense is passed over by TLS without a word.
  if (own !== '' && !holdsCertificates(own)) return undefined;
  const agent = new https.Agent({
    keepAlive: true,
    // Made once: to read all authorities takes longer than to connect.
    secureContext: tls.createSecureContext({ ca: [...authorities(), own] }),
    // Where the environment has Node use its proxies, they are used here as well.
    ...(process.env['NODE_USE_ENV_PROXY'] === '1' ? { proxyEnv: process.env } : {}),
  });
  trusting?.agent.destroy();
  trusting = { own, agent };
  return agent;
}

/** Whom Node and the system trust. An older Node, and one that was built otherwise, cannot tell. */
function authorities(): readonly string[] {
  const told: unknown = Reflect.get(tls, 'getCACertificates');
  try {
    if (typeof told === 'function') {
      return ['default', 'system'].flatMap(kind => texts(Reflect.apply(told, tls, [kind])));
    }
  } catch {
    // Then as if it could not tell.
  }
  return [...tls.rootCertificates, ...systemAuthorities(process.env)];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
}
