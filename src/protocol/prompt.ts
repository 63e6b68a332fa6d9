import type { Purpose } from './ledger.js';

/** Asks `cove/prompt/last` for what was sent last for a purpose. */
export interface PromptLastParams {
  readonly purpose: Purpose | 'commit';
}

/** Exactly what was sent, and why nothing was when nothing was. */
export interface PromptLastResult {
  readonly model: string;
  /** Of a chat the turns, each behind its role; empty where nothing was sent yet. */
  readonly prompt: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly sources: readonly PromptSource[];
  /** What became of the last request, or why none was made, as a sentence. */
  readonly outcome: string;
}

/** A piece of the user's code that a prompt quotes. */
export interface PromptSource {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  /** Why it is in the prompt. */
  readonly why: string;
  /** Estimated. */
  readonly tokens: number;
}
