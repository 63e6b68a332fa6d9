/** `cove/status`, a notification to the client: what Cove does right now, and what it lacks. */
export interface StatusParams {
  readonly state: StatusState;
  /** The model that completes. */
  readonly model?: string;
  /** Why it is so, as a sentence for a person. */
  readonly reason?: string;
  /** What the person can do about it, as a sentence. */
  readonly remedy?: string;
  /** What is behind it, for a client that offers to do something about it. */
  readonly cause?: StatusCause;
  /** When a pause ends, in UTC as ISO 8601. */
  readonly until?: string;
}

export type StatusState = 'ready' | 'loading' | 'working' | 'paused' | 'problem';

export type StatusCause =
  | 'off'
  | 'pause'
  | 'battery'
  | 'excluded'
  | 'language'
  | 'noServer'
  | 'noModel'
  | 'wrongModel'
  | 'wrongAddress'
  | 'noAccess'
  | 'notNamed'
  | 'notTrusted';
