import { isBlank } from '../text/cursorSite.js';

/** How models begin to talk, and no code does. */
const OPENER =
  /^\s*(?:\*\*|#{2,6} )?(?:Sure|Certainly|Of course|Absolutely|Okay|OK|Yes|No problem|Great|Here(?:['’]s| is| are)|Below (?:is|are)|Sorry|I(?:['’]m|['’]ve| am| have| can| cannot| can['’]t| will| would| need)|The (?:code|function|method|class|following|given|above|provided|original|updated|refactored|corrected|correct|mistake|issue|problem|error|bug|editor)|This (?:code|function|method|class|version|is|should|will)|To (?:fix|refactor|document|improve|make|do)|Let(?:['’]s| me)|You can|Note(?: that)?:?|Explanation|In this|We (?:can|need)|It (?:is|looks|seems)|As an AI|Unfortunately|Please)\b/;

/** A sentence of some words that ends like one, with no sign in it that only code has. */
const SENTENCE = /^\s*[A-Z][\w'’"`,-]*(?: [\w'’"`(),:/.-]+){3,}[.:!?]\s*$/;

/** What a sentence quotes of code. */
const QUOTED = /`[^`]+`/g;

/** What begins and ends a string of several lines, in which sentences are code. */
const LONG_QUOTES = /"""|'''/g;

/** Whether the lines are words for a person: nothing, or something that begins like a sentence. */
export function isProse(lines: readonly string[]): boolean {
  const first = lines.find(line => !isBlank(line));
  return first === undefined || isProseLine(first);
}

export function isProseLine(line: string): boolean {
  const words = line.replace(QUOTED, 'code');
  return !/[;{}=]\s*$/.test(words) && (OPENER.test(words) || SENTENCE.test(words));
}

/** The lines without the paragraphs of prose before and behind them. */
export function withoutProse(lines: readonly string[]): readonly string[] {
  let start = 0;
  while (start < lines.length && isTalk(lines[start] ?? '')) start++;
  const rest = lines.slice(start);
  let inString = false;
  const behind = rest.findIndex((line, at) => {
    const isText = inString;
    if ((line.match(LONG_QUOTES)?.length ?? 0) % 2 === 1) inString = !inString;
    const above = rest[at - 1];
    return !isText && above !== undefined && isBlank(above) && isProseLine(line);
  });
  return behind < 0 ? rest : rest.slice(0, behind);
}

function isTalk(line: string): boolean {
  return isBlank(line) || isProseLine(line);
}
