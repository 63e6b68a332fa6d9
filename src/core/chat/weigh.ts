import type { TokenCount } from '../models/tokenMeter.js';
import { quoteTokens } from './fitQuotes.js';
import type { Quote, Source } from './session.js';

/** What a mention would take of a model's context. */
export interface Weight {
  /** Of what would be quoted. */
  readonly tokens: number;
  /** Why not all of it would be, as a phrase for a person. */
  readonly left?: string;
}

/** What of a mention may be quoted, and what may not. */
export interface Weighable {
  readonly quotes: readonly Quote[];
  readonly left: readonly Pick<Source, 'why'>[];
}

/** What quotes would take where all of them fit. */
export function weightOf({ quotes, left: [first] }: Weighable, count: TokenCount): Weight {
  const tokens = quotes.reduce((sum, quote) => sum + quoteTokens(quote, count), 0);
  return first ? { tokens, left: first.why } : { tokens };
}
