import type { Try } from './actionTurns.js';
import { innerBlock } from './innerBlock.js';
import type { Job, Stretch } from './job.js';
import type { Nearby } from './nearby/nearby.js';
import type { Outcome } from './outcome.js';
import { actionOf } from './ownActions.js';
import { UNCHANGED, WITHOUT_CODE } from './refusals.js';

/** What nothing is worth more than. */
const GOOD = 3;

/**
 * Whether the model is worth asking once more, otherwise: its new code is the old one, or broken, or
 * lost something, or there is none. A small model that is told to answer with code alone gives it
 * back as it was more often than one that may talk first, and is quicker where it does not.
 */
export function isWorthAgain({ action, problems }: Job, outcome: Outcome): boolean {
  if (actionOf(action).delivery !== 'rewrite') return false;
  if (outcome.kind === 'rewrite') return worthOf(outcome) < GOOD;
  // Where nothing is reported, there may be no mistake.
  if (outcome === UNCHANGED) return action !== 'fix' || 0 < problems.length;
  return outcome === WITHOUT_CODE;
}

/** What a second try is about, and how it is asked. */
export interface Again {
  readonly target: Stretch;
  readonly nth: Try;
  readonly nearby: Nearby;
}

/**
 * The second try. A refactoring that changed nothing, or too much, is asked of the innermost block
 * alone, with the rest shown: to change four lines is easier than to say twenty again with four
 * changed.
 */
export function againOf(job: Job, { target, nearby }: Omit<Again, 'nth'>): Again {
  const lines = job.action === 'refactor' ? innerBlock(job.document.text, target) : undefined;
  if (!lines) return { target, nearby, nth: 'second' };
  const around = { ...target, why: 'encloses it' } as const;
  return { target: lines, nth: 'first', nearby: { ...nearby, own: [around, ...nearby.own] } };
}

/** The better one of two outcomes; of equals the first. */
export function betterOf(first: Outcome, second: Outcome): Outcome {
  return worthOf(first) < worthOf(second) ? second : first;
}

function worthOf(outcome: Outcome): number {
  if (outcome.kind !== 'rewrite') return 0;
  if (!outcome.parses) return 1;
  return outcome.isLossy === true ? 2 : GOOD;
}
