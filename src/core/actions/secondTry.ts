import type { Job } from './job.js';
import type { Outcome } from './outcome.js';
import { actionOf } from './ownActions.js';
import { UNCHANGED, WITHOUT_CODE } from './refusals.js';

/**
 * Whether the model is worth asking once more, otherwise: its new code is the old one, or broken, or
 * there is none. A small model that is told to answer with code alone gives it back as it was more
 * often than one that may talk first, and is quicker where it does not.
 */
export function isWorthAgain({ action, problems }: Job, outcome: Outcome): boolean {
  if (actionOf(action).delivery !== 'rewrite') return false;
  if (outcome.kind === 'rewrite') return !outcome.parses;
  // Where nothing is reported, there may be no mistake.
  if (outcome === UNCHANGED) return action !== 'fix' || 0 < problems.length;
  return outcome === WITHOUT_CODE;
}

/** The better one of two outcomes; of equals the first. */
export function betterOf(first: Outcome, second: Outcome): Outcome {
  return worthOf(first) < worthOf(second) ? second : first;
}

function worthOf(outcome: Outcome): number {
  if (outcome.kind !== 'rewrite') return 0;
  return outcome.parses ? 2 : 1;
}
