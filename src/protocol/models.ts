/** One row of the answer to `cove/models/list`. */
export interface ModelInfo {
  readonly name: string;
  /** Bytes on disk. */
  readonly size: number;
  /** The family that Cove treats it as, or the architecture where it knows none. */
  readonly family: string;
  readonly roles: readonly ModelRole[];
  /** Whether it was taught to fill in the middle; else it completes by continuing what is before. */
  readonly fillsMiddle: boolean;
  readonly loaded: boolean;
  /** Whether it runs on another machine. Such a model is never asked. */
  readonly remote: boolean;
  /** Such as `1.5B`. */
  readonly parameters: string;
  /** Such as `Q4_K_M`. */
  readonly quantization: string;
  /** The longest context the model was made for, in tokens; 0 where unknown. */
  readonly contextLength: number;
}

export type ModelRole = 'completion' | 'chat' | 'embedding';
