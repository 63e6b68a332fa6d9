import { advance } from '../../src/core/chat/advance.js';
import {
  type Exchange,
  newSession,
  NOTHING_USED,
  type Quote,
  type Session,
  type SessionEvent,
} from '../../src/core/chat/session.js';

export const AT = '2026-11-24T12:00:00.000Z';

/** A whole file that is quoted. */
export function quoteOf(name: string, text: string): Quote {
  const end = { line: text.split('\n').length - 1, character: 0 };
  const range = { start: { line: 0, character: 0 }, end };
  return { uri: `file:///work/${name}`, name, range, whole: true, text, why: 'mentioned' };
}

type Tell = (rest: string) => SessionEvent;

const EVENTS: Readonly<Record<string, Tell>> = {
  '?': text => ({ kind: 'asked', at: AT, text, quotes: [], sources: [] }),
  '<': rest => {
    const [at = '', ...words] = rest.split(' ');
    const text = words.join(' ');
    return { kind: 'asked', at: AT, text, quotes: [], sources: [], instead: Number(at) };
  },
  '>': model => ({ kind: 'sent', model, quotes: [], sources: [], from: 0 }),
  '+': text => ({ kind: 'said', text }),
  '.': () => ({ kind: 'ended', ending: { at: AT, state: 'done', usage: NOTHING_USED } }),
  x: () => ({ kind: 'ended', ending: { at: AT, state: 'stopped', usage: NOTHING_USED } }),
  '!': reason => ({
    kind: 'ended',
    ending: { at: AT, state: 'failed', usage: NOTHING_USED, reason, remedy: 'Do it.' },
  }),
  '=': title => ({ kind: 'renamed', title }),
  '~': () => ({ kind: 'continued' }),
  '^': rest => {
    const [of, at, take] = rest.split(' ');
    const choice = { at: Number(at), take: Number(take) } as const;
    return { kind: 'chosen', choice: { ...choice, of: of === 'question' ? of : 'answer' } };
  },
};

/**
 * The session after a script, an event a line: `? question`, `< 0 question in the place of the
 * first`, `> model`, `+ piece`, `. done`, `x stopped`, `! failed, and why`, `= title`,
 * `~ go on`, `^ question 0 2`: the second question in the place of the first.
 */
export function replayed(script: string): Session {
  return script
    .split('\n')
    .map(line => line.trimStart())
    .filter(line => line !== '')
    .map((line, number) => {
      const event = EVENTS[line.slice(0, 1)];
      if (!event) throw new Error(`no such event: ${line}`);
      return later(event(line.slice(2)), number);
    })
    .reduce(advance, newSession('s', AT));
}

/** What is asked is asked a second after what was asked before. */
function later(event: SessionEvent, seconds: number): SessionEvent {
  if (event.kind !== 'asked' || seconds === 0) return event;
  return { ...event, at: new Date(Date.parse(AT) + seconds * 1_000).toISOString() };
}

/** An exchange that is over. */
export function exchange(
  question: string,
  answer: string,
  quotes: readonly Quote[] = [],
): Exchange {
  return {
    question: { text: question, at: AT, quotes, from: 0 },
    answer: { text: answer, at: AT, state: 'done', model: 'm', sources: [], usage: NOTHING_USED },
  };
}
