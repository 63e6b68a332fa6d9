import { tokensOf } from '../../models/tokens.js';
import { contextOf } from '../context.js';
import type { ActionDocument, Stretch } from '../job.js';
import type { Nearby, OtherQuote } from './nearby.js';

/** The part of the context that may be of other files: what stands around the target matters too. */
const OTHERS_SHARE = 0.5;

/** What of `nearby` is told within so many tokens, with what stands around the target. */
export function fitNearby(
  { document, target }: { readonly document: ActionDocument; readonly target: Stretch },
  nearby: Nearby,
  tokens: number,
): Nearby {
  const ruled = tokensOf(nearby.conventions.join('\n'));
  const conventions = ruled <= tokens ? nearby.conventions : [];
  const left = tokens - (ruled <= tokens ? ruled : 0);
  const { others, taken } = fitting(nearby.others, left * OTHERS_SHARE);
  return { own: contextOf(document, target, left - taken, nearby.own), others, conventions };
}

function fitting(others: readonly OtherQuote[], tokens: number) {
  const fit: OtherQuote[] = [];
  let taken = 0;
  for (const quote of others) {
    const more = tokensOf(quote.text.slice(quote.start, quote.end));
    if (tokens < taken + more) break;
    taken += more;
    fit.push(quote);
  }
  return { others: fit, taken };
}
