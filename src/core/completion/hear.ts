import type { Clock } from '../base/clock.js';
import type { Syntax } from '../syntax/place.js';
import { type Span, spanOf } from '../syntax/span.js';
import { type Answer, follow, type WholeLines } from './follow.js';
import type { Question } from './question.js';
import type { RunningFill } from './runningFill.js';
import { shape } from './shape/shape.js';
import type { ShapeContext } from './shape/shapeStep.js';
import { whyNotShow } from './whyNotShow.js';
import { type Suggestion, siteAfter } from './suggestion.js';
import { hasBareStatement, unitEnd } from './unitEnd.js';

/** What was heard of an answer, and what it is worth at the place of the question. */
export interface Heard {
  readonly answer: Answer;
  readonly span: Span;
  /** Undefined where nothing of it is new. */
  readonly suggestion: Suggestion | undefined;
  /** What follows it, where more was said than was wanted. */
  readonly next: Suggestion | undefined;
}

export interface Ears {
  readonly syntax: Syntax;
  readonly clock: Clock;
  readonly lines: WholeLines;
  /** Whether the answer is listened to behind what is wanted now. */
  readonly goesOn?: boolean;
}

/**
 * Listens to an answer until the line or block that the place asks for is complete, and shapes
 * what came. Undefined where the answer and what is typed went different ways.
 */
export async function hear(
  fill: RunningFill,
  { site, settings }: Question,
  { syntax, clock, lines, goesOn = false }: Ears,
  signal: AbortSignal,
): Promise<Heard | undefined> {
  let known: Span | undefined;
  // A tree takes its time, and the model takes more: it is asked while the answer is on its way.
  const span = (): Span => (known ??= spanOf(site, syntax.placeAt(site), settings.multiline));
  const complete = (text: string): boolean =>
    text !== '' && unitEnd(text, site, span()) !== undefined;
  const atOnce = (text: string): boolean =>
    text !== '' && lines.beyond === 0 && hasBareStatement(text, site, span());
  const now = (): number => clock.now();
  const answer = await follow(fill, site, { now, complete, lines, atOnce, goesOn }, signal);
  if (!answer) return undefined;
  const { ended, text } = answer;
  const context = { site, span: span(), family: fill.model.family, ended };
  const shaped = shape(text, context);
  const suggestion = shaped && doubted(shaped, fill.surenessAt(site), site.language);
  return {
    answer,
    span: span(),
    suggestion,
    next: suggestion && nextIn(text, suggestion, context),
  };
}

function doubted(
  suggestion: Suggestion,
  sureness: number | undefined,
  language: string,
): Suggestion {
  const doubt = whyNotShow(suggestion, sureness, language);
  return doubt === undefined ? suggestion : { ...suggestion, doubt };
}

/** A server sends several tokens at a time where it is fast: whole lines of them are kept. */
function nextIn(
  text: string,
  suggestion: Suggestion,
  context: ShapeContext,
): Suggestion | undefined {
  const beyond = text.startsWith(suggestion.text) ? text.slice(suggestion.text.length) : '';
  const lines = beyond.slice(0, beyond.lastIndexOf('\n') + 1);
  if (lines.trim() === '') return undefined;
  return shape(lines, { ...context, site: siteAfter(context.site, suggestion), span: 'statement' });
}
