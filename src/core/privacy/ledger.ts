import type { Verdict } from './egressPolicy.js';

/** What a request is for. */
export type Purpose = 'completion' | 'chat' | 'action' | 'embed' | 'models' | 'diagnose';

/** One request that was about to leave: measures and file names, never content. */
export interface LedgerEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Host and port. */
  readonly host: string;
  readonly purpose: Purpose;
  /** Length of the request's body in bytes. */
  readonly bytes: number;
  /** Names of the files that the body quotes. */
  readonly files: readonly string[];
  readonly verdict: Verdict['kind'];
}

/** Where each request is written down before it leaves. */
export interface Ledger {
  /** Resolves when the entry is kept; rejects when it is not, and then nothing may be sent. */
  record(entry: LedgerEntry): Promise<void>;
  /** The entries kept, oldest first. */
  read(): Promise<readonly LedgerEntry[]>;
  /** Forgets everything. */
  erase(): Promise<void>;
}
