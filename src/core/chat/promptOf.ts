import type { ChatTurn } from '../models/modelRuntime.js';
import type { TokenCount } from '../models/tokenMeter.js';
import { TURN_TOKENS } from './chatBudget.js';
import { questionText } from './questionText.js';
import type { Exchange } from './session.js';

export interface PromptLimits {
  readonly system: string;
  /** The most that the prompt may take. */
  readonly tokensMax: number;
  readonly count: TokenCount;
  /** Breaks what a model would read as a command. */
  readonly tamed: (text: string) => string;
}

export interface ChatPrompt {
  readonly turns: readonly ChatTurn[];
  /** The first exchange that it holds. */
  readonly from: number;
  /** Estimated. */
  readonly tokens: number;
}

/**
 * Once something has to go, so much goes that the next prompts begin as this one does: a prompt
 * that loses its head is read anew by the server, all of it.
 */
const KEPT_SHARE = 1 / 2;

/**
 * The prompt for the last question: what the model is told first, then the exchanges from the one
 * that the prompt before began with. Where these do not fit, the newest half of them.
 *
 * Returns undefined where the question alone does not fit.
 *
 * **Invariant:** never takes more than `tokensMax`, and begins with the prompt before as long as
 * all of that fits.
 */
export function promptOf(
  exchanges: readonly Exchange[],
  limits: PromptLimits,
): ChatPrompt | undefined {
  const system = turnsTold(limits);
  const pieces = exchanges.map(exchange => turnsOf(exchange, limits));
  const costs = pieces.map(turns => tokensIn(turns, limits));
  const room = limits.tokensMax - tokensIn(system, limits);
  const from = firstFitting(costs, exchanges.at(-1)?.question.from ?? 0, room);
  if (from === undefined) return undefined;
  const turns = [...system, ...pieces.slice(from).flat()];
  return { turns, from, tokens: tokensIn(turns, limits) };
}

/** What the model is told first; nothing where that is blank. */
function turnsTold({ system, tamed }: PromptLimits): readonly ChatTurn[] {
  return system.trim() === '' ? [] : [{ role: 'system', content: tamed(system) }];
}

/** A question without an answer stands by itself; an answer at the end is gone on with. */
function turnsOf({ question, answer }: Exchange, { tamed }: PromptLimits): readonly ChatTurn[] {
  const asked: ChatTurn = { role: 'user', content: tamed(questionText(question)) };
  if (answer.text === '') return [asked];
  return [asked, { role: 'assistant', content: tamed(answer.text) }];
}

function tokensIn(turns: readonly ChatTurn[], { count }: PromptLimits): number {
  return sum(turns.map(({ content }) => count.tokensOf(content) + TURN_TOKENS));
}

function firstFitting(costs: readonly number[], before: number, room: number): number | undefined {
  const last = costs.length - 1;
  const newest = costs[last];
  if (newest === undefined || room < newest) return undefined;
  const begun = Math.min(before, last);
  if (sum(costs.slice(begun)) <= room) return begun;
  let from = last;
  let taken = newest;
  for (let at = last - 1; begun <= at; at -= 1) {
    taken += costs[at] ?? 0;
    if (room * KEPT_SHARE < taken) break;
    from = at;
  }
  return from;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
