import {
  advance,
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
};

/**
 * The session after a script, an event a line: `? question`, `< 0 question in the place of the
 * first`, `> model`, `+ piece`, `. done`, `x stopped`, `! failed, and why`, `= title`.
 */
export function replayed(script: string): Session {
  return script
    .split('\n')
    .map(line => line.trimStart())
    .filter(line => line !== '')
    .map(line => {
      const event = EVENTS[line.slice(0, 1)];
      if (!event) throw new Error(`no such event: ${line}`);
      return event(line.slice(2));
    })
    .reduce(advance, newSession('s', AT));
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
