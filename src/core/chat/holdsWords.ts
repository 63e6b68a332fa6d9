import type { Session } from './session.js';
import { titleOf } from './titleOf.js';

/** Whether all words of `query` are in what was said, or in the title, in any case of letters. */
export function holdsWords(session: Session, query: string): boolean {
  const said = session.exchanges.flatMap(({ question, answer }) => [question.text, answer.text]);
  const all = [titleOf(session), ...said].join('\n').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every(word => all.includes(word));
}
