import type { Quote } from '../context.js';
import type { Stretch } from '../job.js';

/** A piece of another file of the workspace. */
export interface OtherQuote extends Stretch {
  readonly uri: string;
  /** The whole file, as a person sees it. */
  readonly text: string;
  readonly why: Quote['why'];
}

/** What helps with a target and does not stand at it. */
export interface Nearby {
  /** Pieces of the document, what matters most first. */
  readonly own: readonly Quote[];
  /** Pieces of other files, what matters most first. */
  readonly others: readonly OtherQuote[];
  /** What the project wants of its code, a sentence each. */
  readonly conventions: readonly string[];
}

export const NOTHING_NEARBY: Nearby = { own: [], others: [], conventions: [] };
