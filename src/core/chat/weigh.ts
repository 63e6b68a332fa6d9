import type { TokenCount } from '../models/tokenMeter.js';
import { knownOf, quoteTokens } from './fitQuotes.js';
import type { Quote, Session, Source } from './session.js';

/** What a mention would take of a model's context. */
export interface Weight {
  /** Of what would be quoted. */
  readonly tokens: number;
  /** An earlier question quotes it as it is now: it is not sent again. */
  readonly known?: true;
  /** Why not all of it would be, as a phrase for a person. */
  readonly left?: string;
}

/** What of a mention may be quoted, and what may not. */
export interface Weighable {
  readonly quotes: readonly Quote[];
  readonly left: readonly Pick<Source, 'why'>[];
}

/** What quotes would take where all of them fit behind the quotes `before`. */
export function weightOf(
  { quotes, left: [first] }: Weighable,
  count: TokenCount,
  before: readonly Quote[] = [],
): Weight {
  const sent = quotes.filter(quote => !knownOf(quote, quote, before));
  return {
    tokens: sent.reduce((sum, quote) => sum + quoteTokens(quote, count), 0),
    ...(0 < quotes.length && sent.length === 0 ? { known: true } : {}),
    ...(first ? { left: first.why } : {}),
  };
}

/** What a further question of a session finds quoted. */
export function quotedIn({ exchanges }: Session): readonly Quote[] {
  const from = exchanges.at(-1)?.question.from ?? 0;
  return exchanges.slice(from).flatMap(({ question }) => question.quotes);
}
