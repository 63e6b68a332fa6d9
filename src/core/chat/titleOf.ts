import { cutTo } from '../text/cutTo.js';
import { commandIn } from './commands.js';
import type { Question, Quote, Session } from './session.js';

/** What a list shows on one line. */
const TITLE_UNITS_MAX = 60;

/**
 * What the person called a session, else the first words of its first question; a command alone
 * is told as what it does, and to what.
 */
export function titleOf({ title, exchanges }: Session): string {
  const said = oneLine(title);
  const asked = exchanges[0]?.question;
  return shortened(said === '' && asked ? oneLine(titleFor(asked)) : said);
}

function titleFor({ text, quotes }: Question): string {
  const commanded = commandIn(text);
  if (!commanded) return text;
  const { command, rest } = commanded;
  if (rest.startsWith('@')) return `${command.title} ${rest.slice(1)}`;
  if (rest !== '') return text;
  const subjects = command.on === 'code' ? quotes.map(labelOf) : [];
  return [command.title, subjects.join(', ')].join(' ');
}

/** As the chat calls what a question is about. */
function labelOf({ name, whole, range: { start, end } }: Quote): string {
  if (whole) return name;
  // What ends at the beginning of a line holds nothing of it.
  const last = end.character === 0 && start.line < end.line ? end.line : end.line + 1;
  return last === start.line + 1 ? `${name} ${last}` : `${name} ${start.line + 1}–${last}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whole words where there are any. */
function shortened(line: string): string {
  if (line.length <= TITLE_UNITS_MAX) return line;
  const room = cutTo(line, TITLE_UNITS_MAX);
  const border = line.charAt(TITLE_UNITS_MAX) === ' ' ? room.length : room.lastIndexOf(' ');
  const kept = 0 < border ? room.slice(0, border) : room;
  return `${kept}…`;
}
