/** One row of the answer to `cove/diagnose`, with no code, prompt or path in it. */
export interface DiagnoseLine {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What the person can do where `ok` is false. */
  readonly remedy?: string;
}
