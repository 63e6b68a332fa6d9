import { fenced, fenceFor } from '../text/fence.js';
import { spelledOut } from './commands.js';
import type { Question, Quote, Range } from './session.js';

/**
 * A question as a model reads it: what it quotes, each piece under its file's name, then the
 * question itself.
 *
 * **Invariant:** depends on the question alone, so that it stays as it is in every later prompt.
 */
export function questionText({ quotes, text }: Pick<Question, 'quotes' | 'text'>): string {
  return [...quotes.map(quoteText), spelledOut(text)].join('\n\n');
}

/** One quote as a model reads it. */
export function quoteText({ name, range, whole, text }: Quote): string {
  const lines = whole ? '' : `, ${linesOf(range)}`;
  return `\`${name}\`${lines}:\n\n${fenced(text, fenceFor(text), suffixOf(name))}`;
}

/** The lines of a range for a person, who counts from 1. */
export function linesOf({ start, end }: Range): string {
  const first = start.line;
  // What ends at the beginning of a line holds nothing of it.
  const last = end.character === 0 && first < end.line ? end.line - 1 : end.line;
  return first === last ? `line ${first + 1}` : `lines ${first + 1} to ${last + 1}`;
}

/** What follows the last dot of a file's name: models know it as the name of a language. */
function suffixOf(name: string): string {
  return /\.([A-Za-z0-9+#]{1,16})$/.exec(name)?.[1] ?? '';
}
