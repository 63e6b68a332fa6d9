import { CERTIFICATE_FAULTS } from '../../core/models/certificate.js';
import { type FaultKind, ModelFault, OLLAMA } from '../../core/models/modelRuntime.js';

const { expired, early, otherName, ownSigned, stranger } = CERTIFICATE_FAULTS;

/**
 * What a failure to send means, by the codes of Node and of its TLS. First match wins; what is not
 * here means that nobody answers.
 */
const FAILURES: readonly {
  readonly code: RegExp;
  readonly kind: FaultKind;
  readonly detail: string;
}[] = [
  { code: /^CERT_HAS_EXPIRED$/, kind: 'untrusted', detail: expired.detail },
  { code: /^CERT_NOT_YET_VALID$/, kind: 'untrusted', detail: early.detail },
  { code: /^ERR_TLS_CERT_ALTNAME_INVALID$/, kind: 'untrusted', detail: otherName.detail },
  { code: /^DEPTH_ZERO_SELF_SIGNED/, kind: 'untrusted', detail: ownSigned.detail },
  { code: /SELF_SIGNED|^CERT_|^UNABLE_TO_/, kind: 'untrusted', detail: stranger.detail },
  // It speaks without TLS where TLS was asked for, or the other way round, or no HTTP at all.
  { code: /^ERR_SSL_|^EPROTO$|^HPE_/, kind: 'stranger', detail: '' },
  { code: /^ENOTFOUND$|^EAI_/, kind: 'unreachable', detail: 'no machine has that name' },
  { code: /^EHOSTUNREACH$|^ENETUNREACH$/, kind: 'unreachable', detail: 'no way leads there' },
  { code: /^EACCES$/, kind: 'unreachable', detail: 'its socket lets others in, but not you' },
];

/**
 * What a failure to send to `host` means. A redirect can be told from other failures by its words
 * alone, and a proxy that wants a password (407) by a failure of `fetch` without any; all these
 * decide is a message.
 */
export function wireFault(error: unknown, host: string): ModelFault {
  if (error instanceof ModelFault) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  const words = cause instanceof Error ? cause.message : 'unknown';
  const code = codeOf(cause) ?? '';
  if (words.includes('redirect')) return new ModelFault('redirected', host);
  if (words === '' && code === '') return new ModelFault('proxied', host);
  const known = FAILURES.find(failure => failure.code.test(code));
  return new ModelFault(known?.kind ?? 'unreachable', host, OLLAMA, known?.detail);
}

function codeOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
