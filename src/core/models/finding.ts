/** One thing that was looked at. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  /** Whether it works, but worse than it could. */
  readonly weak?: true;
  readonly detail: string;
  readonly remedy?: string;
}
