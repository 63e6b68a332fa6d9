import type { ActionAnswer } from './actions.js';

/** Asks `cove/commit/message` for the message of a change. */
export interface CommitMessageParams {
  /** The URI of the repository's folder. */
  readonly root: string;
  /** As `git diff` prints it. */
  readonly diff: string;
  /** Messages of the last commits, the newest first. */
  readonly recent?: readonly string[];
  /** What the person wrote of the message. */
  readonly begun?: string;
  /** The message as far as it goes comes as `$/progress` with this token. */
  readonly partialResultToken?: string | number;
}

/** The message as far as it goes, the value of a `$/progress`. */
export interface CommitPiece {
  readonly text: string;
}

/** A message, and what it was made from. */
export interface CommitMessage {
  readonly kind: 'message';
  readonly text: string;
  readonly files: readonly CommitFile[];
}

/** A file of the change. */
export interface CommitFile {
  /** From the root of the repository. */
  readonly path: string;
  /** How much of it the model saw. */
  readonly shown: 'all' | 'a part' | 'its name' | 'nothing';
}

export type CommitMessageResult = CommitMessage | ActionAnswer;
