import { type FaultKind, ModelFault, OLLAMA } from '../../core/models/modelRuntime.js';
import { judge } from '../../core/privacy/egressPolicy.js';
import type { Ledger, LedgerEntry, Purpose } from '../../core/privacy/ledger.js';

export type Fetch = typeof fetch;

/** What one request is for, and what watches over it. */
export interface Egress {
  readonly purpose: Purpose;
  /** Names of the files that the body quotes, for the ledger. */
  readonly files: readonly string[];
  readonly allowedHosts: ReadonlySet<string>;
  readonly ledger: Ledger;
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
 * `proxied`, or `failed` for a redirect), or with the reason of the signal that ended it.
 */
export function guardedFetch(egress: Egress, send: Fetch = fetch): Fetch {
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
    if (kind === 'denied') throw new ModelFault('denied', subjectOf(url));

    try {
      return await send(url, { ...init, redirect: 'error', signal });
    } catch (error) {
      signal.throwIfAborted();
      throw wireFault(error, url);
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
  const host = subjectOf(url);
  try {
    const at = now().toISOString();
    await egress.ledger.record({ at, host, purpose, bytes, files, verdict });
  } catch {
    throw new ModelFault('unrecorded', host);
  }
}

/** `file:` and its like have no host; the scheme then says what was tried. */
function subjectOf(url: URL): string {
  return url.host === '' ? url.protocol : url.host;
}

function oneOf(...signals: readonly (AbortSignal | null | undefined)[]): AbortSignal {
  return AbortSignal.any(signals.filter(signal => signal instanceof AbortSignal));
}

/**
 * What a failure to send means, by the codes of Node and of its TLS. First match wins; what is not
 * here means that nobody answers.
 */
const FAILURES: readonly {
  readonly code: RegExp;
  readonly kind: FaultKind;
  readonly detail: string;
}[] = [
  { code: /^CERT_HAS_EXPIRED$/, kind: 'untrusted', detail: 'it has expired' },
  { code: /^ERR_TLS_CERT_ALTNAME_INVALID$/, kind: 'untrusted', detail: 'it is for another name' },
  { code: /SELF_SIGNED/, kind: 'untrusted', detail: 'it is signed by itself' },
  { code: /^CERT_|^UNABLE_TO_/, kind: 'untrusted', detail: 'its authority is unknown' },
  // It speaks without TLS where TLS was asked for, or the other way round, or no HTTP at all.
  { code: /^ERR_SSL_|^EPROTO$|^HPE_/, kind: 'stranger', detail: '' },
  { code: /^ENOTFOUND$|^EAI_/, kind: 'unreachable', detail: 'no machine has that name' },
  { code: /^EHOSTUNREACH$|^ENETUNREACH$/, kind: 'unreachable', detail: 'no way leads there' },
];

/**
 * A redirect can be told from other failures by its words alone, and a proxy that wants a password
 * (407) by a failure of `fetch` without any; all these decide is a message.
 */
function wireFault(error: unknown, url: URL): ModelFault {
  const cause = error instanceof Error ? error.cause : undefined;
  const words = cause instanceof Error ? cause.message : 'unknown';
  const code = codeOf(cause) ?? '';
  if (words.includes('redirect')) return new ModelFault('failed', 'a redirect');
  if (words === '' && code === '') return new ModelFault('proxied', subjectOf(url));
  const known = FAILURES.find(failure => failure.code.test(code));
  return new ModelFault(known?.kind ?? 'unreachable', subjectOf(url), OLLAMA, known?.detail);
}

function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
