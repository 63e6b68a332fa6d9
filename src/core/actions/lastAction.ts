import type { SentChat } from '../models/sentChat.js';

/** A piece of a document that a prompt quotes, in UTF-16 offsets. */
export interface QuotedPiece {
  readonly uri: string;
  /** The whole document, where it may be none that is open. */
  readonly text?: string;
  readonly start: number;
  readonly end: number;
  /** Why it is in the prompt. */
  readonly why: string;
  /** Estimated. */
  readonly tokens: number;
}

/** What was sent last for an action, and what became of it. */
export interface LastAction extends SentChat {
  readonly quoted: readonly QuotedPiece[];
  /** A sentence for a person. */
  readonly outcome: string;
}

export const NO_ACTION: LastAction = {
  model: '',
  prompt: '',
  options: {},
  quoted: [],
  outcome: 'No action was asked for yet.',
};
