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
  /** Bytes of memory that it takes right now; missing where it is not loaded, or unknown. */
  readonly memory?: number;
  /** The share of that which a graphics processor holds, from 0 to 1. */
  readonly graphicsShare?: number;
  /** Tokens a second that it answered here; missing until it was measured. */
  readonly tokensPerSecond?: number;
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

/** One row of the answer to `cove/models/catalog`. */
export interface CatalogEntry {
  /** As `cove/models/pull` takes it. */
  readonly name: string;
  /** Who made it, such as `Qwen`. */
  readonly family: string;
  /** Bytes to download, about. */
  readonly bytes: number;
  /** Bytes of memory that it takes, about. */
  readonly memory: number;
  /** The longest context it was made for, in tokens. */
  readonly contextLength: number;
  readonly license: string;
  /** Whether the license forbids commercial use. */
  readonly nonCommercial: boolean;
  readonly roles: readonly (ModelRole | 'edit')[];
  /** For whom it is, as a phrase. */
  readonly about: string;
  /** Whether this machine has the memory. */
  readonly fits: boolean;
  /** Tokens a second that can be expected of it here, about. */
  readonly tokensPerSecond: number;
  /** Whether it is the one to begin with here. */
  readonly first: boolean;
}

/** Downloads a model; `cove/models/pull` reports its progress as a work-done progress of LSP. */
export interface PullParams {
  readonly name: string;
  readonly workDoneToken?: string | number;
}

/** How a download ended. What was fetched is kept: the next one goes on from there. */
export interface PullResult {
  readonly name: string;
  readonly state: 'done' | 'stopped' | 'failed';
  /** Why it failed, and what helps, each a sentence. */
  readonly reason?: string;
  readonly remedy?: string;
}
