/** What a client may pass to `cove/diagnose`. */
export interface DiagnoseParams {
  /** Names of other extensions in the same editor that suggest code at the cursor. */
  readonly rivals?: readonly string[];
}

/** One row of the answer to `cove/diagnose`, with no code, prompt or path in it. */
export interface DiagnoseLine {
  readonly check: string;
  readonly ok: boolean;
  /** Whether it is fine, but worse than it could be. */
  readonly weak?: true;
  readonly detail: string;
  /** What the person can do where `ok` is false. */
  readonly remedy?: string;
}
