import type { Session } from './session.js';

/** What a list shows on one line. */
const TITLE_UNITS_MAX = 60;

/** What the person called a session, else the first words of its first question. */
export function titleOf({ title, exchanges }: Session): string {
  const said = oneLine(title);
  return shortened(said === '' ? oneLine(exchanges[0]?.question.text ?? '') : said);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whole words where there are any. */
function shortened(line: string): string {
  if (line.length <= TITLE_UNITS_MAX) return line;
  const room = line.slice(0, TITLE_UNITS_MAX);
  const border = line.charAt(TITLE_UNITS_MAX) === ' ' ? room.length : room.lastIndexOf(' ');
  // Half of a character outside the basic plane is none.
  const kept = 0 < border ? room.slice(0, border) : room.replace(/[\ud800-\udbff]$/, '');
  return `${kept}…`;
}
