import { type Session, lastAt } from './session.js';
import type { SessionRow } from './sessions.js';
import { titleOf } from './titleOf.js';

/** What a list shows of a session: a message for each question, and one for its answer. */
export function rowOf(session: Session): SessionRow {
  return {
    session: session.id,
    title: titleOf(session),
    at: lastAt(session),
    messages: session.exchanges.length * 2,
  };
}
