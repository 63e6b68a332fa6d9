import { type FaultKind, ModelFault, OLLAMA } from '../../core/models/modelRuntime.js';

/** What a server said instead of an answer. */
export interface Complaint {
  /** An HTTP status; 0 where there was none. */
  readonly status: number;
  /** The server's own words: read here, and passed on to nobody, since they may quote a prompt. */
  readonly text: string;
  /** Whether it is a page for people: Ollama itself complains in JSON. */
  readonly isPage: boolean;
}

/** What was asked for, and where. */
export interface Request {
  /** Undefined where a list was asked for. */
  readonly model: string | undefined;
  readonly host: string;
}

interface Known {
  readonly kind: FaultKind;
  /** Ours, for a person; without it the fault is about the model, the host or the status. */
  readonly subject?: string;
}

/**
 * What is known to be wrong from the words of the server, as Ollama 0.11 to 0.32 and the runners
 * inside say them. First match wins, so what is more special stands higher.
 */
const COMPLAINTS: readonly (Known & { readonly says: RegExp })[] = [
  { says: /ollama cloud|remote (?:model|inference)|"signin_url"/i, kind: 'remote' },
  { says: /does not support/i, kind: 'unable' },
  { says: /newer version of ollama|incompatible with your version/i, kind: 'outdated' },
  { says: /model .*(?:not found|does not exist)/i, kind: 'missing' },
  // A server that is asked for what it has no address for.
  { says: /"detail": ?"Not Found"|"File Not Found"|unexpected endpoint/i, kind: 'unable' },
  { says: /file does not exist|manifest unknown/i, kind: 'missing' },
  {
    says: /no space left|not enough space|disk is full/i,
    kind: 'failed',
    subject: 'the disk is full',
  },
  { says: /server busy|maximum pending requests|no slots available/i, kind: 'busy' },
  // Killed from outside is what a system does that is out of memory.
  {
    says: /more system memory|out[ -]of[ -]memory|memory layout cannot|cudaMalloc|failed to allocate|signal: killed/i,
    kind: 'memory',
  },
  {
    says: /unable to load model|(?:error|failed to) load(?:ing)? model|invalid file magic|corrupt|tensor .* not within/i,
    kind: 'damaged',
  },
  { says: /timed out waiting for .* to start/i, kind: 'failed', subject: 'loading took too long' },
  // What Ollama asks at this machine is its own runner.
  {
    says: /process (?:has terminated|no longer running)|unexpectedly stopped|error was encountered while running|(?:127\.0\.0\.1|localhost|\[::1\]):\d+\S*: (?:dial|read|write|EOF|unexpected EOF)/i,
    kind: 'crashed',
  },
  {
    says: /no such host|dial tcp|i\/o timeout|connection refused|tls handshake/i,
    kind: 'failed',
    subject: 'the registry of models cannot be reached',
  },
  {
    says: /exceeds? .*context|maximum context length|prompt (?:is )?too long/i,
    kind: 'refused',
    subject: 'too long',
  },
];

/** What a status means by itself, where the words say nothing. */
const STATUSES: Readonly<Record<number, FaultKind>> = {
  401: 'forbidden',
  403: 'forbidden',
  407: 'proxied',
  429: 'limited',
  503: 'busy',
};

/** What a status means that comes with a page. */
const PAGES: Readonly<Record<number, FaultKind>> = {
  404: 'stranger',
  405: 'stranger',
  502: 'gateway',
  503: 'gateway',
  504: 'gateway',
};

/** The fault that a complaint is. */
export function faultOf(complaint: Complaint, request: Request): ModelFault {
  const { status, text } = complaint;
  const known: Known = COMPLAINTS.find(
    ({ says, kind: meant }) =>
      says.test(text) && (meant !== 'unable' || request.model !== undefined),
  ) ?? { kind: kindOf(complaint, request) };
  const { kind, subject = subjectOf(kind, status, request) } = known;
  return new ModelFault(kind, subject, OLLAMA, detailOf(kind, status, text));
}

function kindOf({ status, isPage }: Complaint, { model }: Request): FaultKind {
  const known = (isPage ? PAGES[status] : undefined) ?? STATUSES[status];
  if (known) return known;
  if (status === 404) return model === undefined ? 'stranger' : 'missing';
  return 400 <= status && status < 500 ? 'refused' : 'failed';
}

const ABOUT_THE_MODEL: ReadonlySet<FaultKind> = new Set([
  'remote',
  'unable',
  'missing',
  'outdated',
  'damaged',
  'memory',
  'crashed',
]);

const ABOUT_THE_HOST: ReadonlySet<FaultKind> = new Set([
  'stranger',
  'gateway',
  'proxied',
  'forbidden',
  'limited',
]);

function subjectOf(kind: FaultKind, status: number, { model, host }: Request): string {
  if (ABOUT_THE_HOST.has(kind)) return host;
  if (model !== undefined && ABOUT_THE_MODEL.has(kind)) return model;
  return status === 0 ? 'an error' : String(status);
}

/** Measures alone: nothing else of the server's words is passed on. */
function detailOf(kind: FaultKind, status: number, text: string): string {
  if (kind === 'memory') {
    const size = String.raw`\(([\d.]+ [KMGT]i?B)\)`;
    const [, needs, has] = new RegExp(`memory ${size} than is available ${size}`).exec(text) ?? [];
    return needs === undefined ? '' : `it needs ${needs}, and ${has} is free`;
  }
  return ABOUT_THE_HOST.has(kind) ? String(status) : '';
}
