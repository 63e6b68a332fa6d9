import type { Message } from '../protocol/panel/shapes.js';
import { wrapped } from './wrapped.js';

/** Words that the editor does not wrap in a peek: beside its list they are seen whole so. */
const COLUMNS_MAX = 52;

/** The editor lists a peek by its first line, and as that was at first: it stays. */
const HEAD = ['What it does:', ''];

/** What stands before the words of an item of a list. */
const BULLET = /^\s*(?:[-*+]|\d+[.)])\s+/;

/** What must keep its lines: a heading, a row of a table. */
const UNBROKEN = /^\s*(?:#|\|)/;

const FENCE = /^\s*(?:```|~~~)/;

/** What is known of an answer that a peek shows. */
export interface Peeked {
  /** What has come of it. */
  readonly text: string;
  /** The conversation that the model answers first, by its title. */
  readonly waitsFor?: string;
  /** How long it has been waited for, and for what else; empty where that is not worth a word. */
  readonly waited: string;
  /** How it ended. */
  readonly end?: Pick<Message, 'state' | 'reason' | 'remedy'>;
}

/** What a peek says: why nothing is there yet, or else the answer as far as it came, and its end. */
export function peekText(peeked: Peeked): string {
  return [...HEAD, ...linesIn(peeked)].join('\n');
}

function linesIn(peeked: Peeked): readonly string[] {
  const { text, end } = peeked;
  const shown = text.trim() === '' ? [] : answerLines(text);
  if (end) return [...shown, ...endLines(end, shown.length === 0)];
  return 0 < shown.length ? shown : wrapped(waitingFor(peeked), '', COLUMNS_MAX);
}

/** Whether it is read into memory or reads the code, nobody tells. */
function waitingFor({ waitsFor, waited }: Peeked): string {
  const words =
    waitsFor === undefined
      ? ['Waiting for the model …', waited]
      : [`Waits for the answer in “${waitsFor}”.`];
  return words.join(' ').trim();
}

/** As the chat says it. */
function endLines(
  { state, reason, remedy = '' }: NonNullable<Peeked['end']>,
  isAlone: boolean,
): readonly string[] {
  const isMissing = isAlone && reason === undefined && state !== 'stopped';
  const why = isMissing ? 'There is no answer.' : (reason ?? '');
  const words = [state === 'stopped' ? 'Stopped.' : '', why, remedy].filter(word => word !== '');
  if (words.length === 0) return [];
  return [...(isAlone ? [] : ['']), ...wrapped(words.join(' '), '', COLUMNS_MAX)];
}

/** The lines of Markdown, those of prose in lines that are seen whole. */
function answerLines(text: string): readonly string[] {
  let isCode = false;
  return text
    .trim()
    .split(/\r\n?|\n/)
    .flatMap(line => {
      const isFence = FENCE.test(line);
      if (isFence) isCode = !isCode;
      if (isFence || isCode || UNBROKEN.test(line)) return [line];
      return wrapped(line, ' '.repeat(BULLET.exec(line)?.[0].length ?? 0), COLUMNS_MAX);
    });
}
