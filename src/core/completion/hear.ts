import type { Clock } from '../base/clock.js';
import type { Syntax } from '../syntax/place.js';
import { type Span, spanOf } from '../syntax/span.js';
import { type Answer, follow } from './follow.js';
import type { Question } from './question.js';
import type { RunningFill } from './runningFill.js';
import { shape } from './shape/shape.js';
import type { Suggestion } from './suggestion.js';
import { unitEnd } from './unitEnd.js';

/** What was heard of an answer, and what it is worth at the place of the question. */
export interface Heard {
  readonly answer: Answer;
  readonly span: Span;
  /** Undefined where nothing of it is new. */
  readonly suggestion: Suggestion | undefined;
}

export interface Ears {
  readonly syntax: Syntax;
  readonly clock: Clock;
  /** How long after its beginning whole lines of an answer are enough, in ms. */
  readonly wholeLinesAfterMs: number;
}

/**
 * Listens to an answer until the line or block that the place asks for is complete, and shapes
 * what came. Undefined where the answer and what is typed went different ways.
 */
export async function hear(
  fill: RunningFill,
  { site, settings }: Question,
  { syntax, clock, wholeLinesAfterMs }: Ears,
  signal: AbortSignal,
): Promise<Heard | undefined> {
  let known: Span | undefined;
  // A tree takes its time, and the model takes more: it is asked while the answer is on its way.
  const span = (): Span => (known ??= spanOf(site, syntax.placeAt(site), settings.multiline));
  const complete = (text: string): boolean =>
    text !== '' && unitEnd(text, site, span()) !== undefined;
  const now = (): number => clock.now();
  const answer = await follow(fill, site, { now, complete, wholeLinesAfterMs }, signal);
  if (!answer) return undefined;
  const { text, ended } = answer;
  const { family } = fill.model;
  return { answer, span: span(), suggestion: shape(text, { site, span: span(), family, ended }) };
}
