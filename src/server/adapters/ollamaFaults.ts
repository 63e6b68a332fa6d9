import { type FaultKind, ModelFault } from '../../core/models/modelRuntime.js';

/** What a server said instead of an answer. */
export interface Complaint {
  /** An HTTP status; 0 where there was none. */
  readonly status: number;
  /** The server's own words: read here, and passed on to nobody, since they may quote a prompt. */
  readonly text: string;
}

/** What is known to be wrong from the words of the server. First match wins. */
const COMPLAINTS: readonly {
  readonly says: RegExp;
  readonly kind: FaultKind;
  /** Ours, for a person; without it the model or the status is what the fault is about. */
  readonly subject?: string;
}[] = [
  { says: /ollama cloud|remote (?:model|inference)/i, kind: 'remote' },
  { says: /does not support/i, kind: 'unable' },
  { says: /model .*(?:not found|does not exist)/i, kind: 'missing' },
  // A server that is asked for what it has no address for.
  { says: /"detail": ?"Not Found"|"File Not Found"|unexpected endpoint/i, kind: 'unable' },
  { says: /file does not exist|manifest unknown/i, kind: 'missing' },
  {
    says: /no space left|not enough space|disk is full/i,
    kind: 'failed',
    subject: 'the disk is full',
  },
  {
    says: /no such host|dial tcp|i\/o timeout|connection refused|tls handshake/i,
    kind: 'failed',
    subject: 'the registry of models cannot be reached',
  },
  { says: /server busy|maximum pending requests/i, kind: 'busy' },
  { says: /more system memory|out of memory/i, kind: 'failed', subject: 'not enough memory' },
  {
    says: /exceeds? .*context|maximum context length|prompt (?:is )?too long/i,
    kind: 'refused',
    subject: 'too long',
  },
];

/** The fault that a complaint is. `model` is what was asked for, if any. */
export function faultOf(complaint: Complaint, model: string | undefined): ModelFault {
  const known = COMPLAINTS.find(
    ({ says, kind: meant }) =>
      says.test(complaint.text) && (meant !== 'unable' || model !== undefined),
  );
  const kind = known?.kind ?? kindOf(complaint.status, model);
  return new ModelFault(kind, known?.subject ?? subjectOf(kind, complaint.status, model));
}

function kindOf(status: number, model: string | undefined): FaultKind {
  if (status === 404) return model === undefined ? 'failed' : 'missing';
  if (status === 429 || status === 503) return 'busy';
  return 400 <= status && status < 500 ? 'refused' : 'failed';
}

const ABOUT_THE_MODEL: ReadonlySet<FaultKind> = new Set(['remote', 'unable', 'missing']);

function subjectOf(kind: FaultKind, status: number, model: string | undefined): string {
  if (model !== undefined && ABOUT_THE_MODEL.has(kind)) return model;
  return status === 0 ? 'an error' : String(status);
}
