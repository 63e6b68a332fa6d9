import { fillsMiddle } from '../models/families.js';
import type { ReadyModel } from '../models/readiness.js';
import type { Budget } from './window.js';

/** What a prompt may hold on a machine that reads so many tokens a second. */
interface Tier extends Budget {
  readonly tokensPerSecond: number;
  /** Behind a hole that opens at the cursor, where all of it is read again at each key. */
  readonly afterCursor: number;
}

const MOST: Tier = {
  tokensPerSecond: 1_500,
  before: 2_560,
  typed: 768,
  after: 512,
  afterCursor: 96,
};

/**
 * The faster a machine reads, the more it is given to read.
 *
 * What stands around the hole is read once when the hole opens: about three seconds for a cold
 * prompt on the slowest machine of a tier, half a second for the part behind the hole, which is
 * read again when a hole opens anew. The hole's content is read as it is typed;
 * `docs/decisions/0005` tells how much of it a model bears.
 */
const TIERS: readonly Tier[] = [
  MOST,
  { tokensPerSecond: 500, before: 1_280, typed: 512, after: 256, afterCursor: 32 },
  { tokensPerSecond: 120, before: 384, typed: 320, after: 128, afterCursor: 10 },
  { tokensPerSecond: 0, before: 192, typed: 192, after: 64, afterCursor: 8 },
];

/** Before anything was measured: the first prompt is cold, and a slow machine pays for it. */
const TOKENS_PER_SECOND_ASSUMED = 200;

/** Room for the marks of the template. */
const MARKS_TOKENS = 16;

/** The part of a context that the estimate of tokens may be wrong by. */
const ERROR_SHARE = 0.1;

/** What bounds a prompt besides the model's context. */
export interface BudgetLimits {
  /** The longest answer. */
  readonly maxTokens: number;
  /** What the person allows; 0 is ours to decide. */
  readonly contextTokens: number;
  /** As measured; undefined where nothing was yet. */
  readonly tokensPerSecond: number | undefined;
  /** Whether a hole may stay open while the person types: only with a model that can be healed. */
  readonly staysOpen: boolean;
}

/**
 * The budget of a prompt: what the person allows, else what suits this machine, within what the
 * model's context leaves, whose end a server would cut without a word.
 */
export function budgetFor(model: ReadyModel, limits: BudgetLimits): Budget {
  const { maxTokens, contextTokens } = limits;
  const tier = tierFor(limits);
  const wanted = limits.staysOpen ? tier : atCursor(tier);
  const sum = sumOf(wanted);
  const room = model.contextLength * (1 - ERROR_SHARE) - maxTokens - MARKS_TOKENS;
  const total = Math.max(0, Math.min(contextTokens === 0 ? sum : contextTokens, room));
  const part = (tokens: number): number => Math.floor((tokens * total) / sum);
  const typed = Math.min(wanted.typed, part(wanted.typed));
  // A model that only continues the text is told nothing of what stands behind.
  const after = fillsMiddle(model.family) ? Math.min(wanted.after, part(wanted.after)) : 0;
  return { before: Math.floor(total) - typed - after, typed, after };
}

/** What a person allows is divided as on a machine that is given as much. */
function tierFor({
  contextTokens,
  tokensPerSecond = TOKENS_PER_SECOND_ASSUMED,
}: BudgetLimits): Tier {
  const fits =
    contextTokens === 0
      ? TIERS.find(row => row.tokensPerSecond <= tokensPerSecond)
      : TIERS.findLast(row => contextTokens <= sumOf(row));
  return fits ?? MOST;
}

function sumOf({ before, typed, after }: Budget): number {
  return before + typed + after;
}

function atCursor({ before, typed, afterCursor }: Tier): Budget {
  return { before: before + typed, typed: 0, after: afterCursor };
}
