/** What a request to a model server is for. */
export type Purpose = 'completion' | 'chat' | 'action' | 'embed' | 'models' | 'diagnose';

/** One row of the answer to `cove/ledger/read`: a request that was about to leave the process. */
export interface LedgerLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Host and port. */
  readonly host: string;
  readonly purpose: Purpose;
  /** Length of the request's body in bytes. */
  readonly bytes: number;
  /** Names of the files that the body quotes. */
  readonly files: readonly string[];
  readonly verdict: 'allowed' | 'denied';
}
