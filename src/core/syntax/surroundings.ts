import { isBlank, linePrefix, lineSuffix } from '../text/cursorSite.js';
import type { CursorSite } from '../text/cursorSite.js';
import type { Language } from './languages.js';
import { lineStateOf, READ_LENGTH_MAX } from './lineState.js';

/** Farther from the cursor, nobody sees what belongs together. */
const LINES_MAX = 50;

/** The line above the cursor's, without its break; undefined on the first line. */
export function lineAbove({ before }: CursorSite): string | undefined {
  for (const { line } of linesAbove(before)) return line;
  return undefined;
}

/** The last line that has something on it, up to the cursor. */
export function lastWrittenLine(site: CursorSite): string | undefined {
  const prefix = linePrefix(site);
  if (!isBlank(prefix)) return prefix;
  for (const { line } of linesAbove(site.before)) if (!isBlank(line)) return line;
  return undefined;
}

/** The first line that has something on it, from the cursor. */
export function nextWrittenLine(site: CursorSite): string | undefined {
  const suffix = lineSuffix(site);
  if (!isBlank(suffix)) return suffix;
  let start = site.after.indexOf('\n') + 1;
  for (let passed = 0; start > 0 && passed < LINES_MAX; passed++) {
    const end = site.after.indexOf('\n', start);
    const line = site.after.slice(start, end < 0 ? undefined : end);
    if (!isBlank(line)) return line;
    start = end + 1;
  }
  return undefined;
}

/** The nearest lines above the cursor's that have something on them, as the document has them. */
export function writtenLinesAbove({ before }: CursorSite, most: number): readonly string[] {
  const lines: string[] = [];
  for (const { line } of linesAbove(before)) {
    if (!isBlank(line)) lines.unshift(line);
    if (lines.length === most) break;
  }
  return lines;
}

/** The nearest lines below the cursor's that have something on them. */
export function writtenLinesBelow({ after }: CursorSite, most: number): readonly string[] {
  const lines: string[] = [];
  let start = after.indexOf('\n') + 1;
  for (let passed = 0; 0 < start && passed < LINES_MAX && lines.length < most; passed++) {
    const end = after.indexOf('\n', start);
    const line = after.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
    if (!isBlank(line)) lines.push(line);
    start = end + 1;
  }
  return lines;
}

/** The offset at which the last code above the cursor's line ends, comments left out. */
export function endOfCodeAbove({ before }: CursorSite, language: Language): number | undefined {
  for (const { line, start } of linesAbove(before)) {
    const { length } = line.slice(0, lineStateOf(line, language).codeEnd).trimEnd();
    if (length > 0) return start + length;
  }
  return undefined;
}

/** Whether a block begins where this code ends: at `{`, below `def f():`. */
export function opensBlock(code: string, language: Language): boolean {
  const end = code.slice(-READ_LENGTH_MAX).trimEnd();
  return /[{([]$/.test(end) || (language.opener?.test(end) ?? false);
}

/** The line without a comment that runs to its end: `if (x) { // why` without the reason. */
export function codeOf(line: string, language: Language): string {
  const { codeEnd } = lineStateOf(line, language);
  return line.slice(Math.max(0, codeEnd - READ_LENGTH_MAX), codeEnd).trimEnd();
}

/** The lines that end before the last one of `text`, from the last to the first. */
function* linesAbove(text: string): Generator<{ readonly line: string; readonly start: number }> {
  let end = text.lastIndexOf('\n');
  for (let passed = 0; end >= 0 && passed < LINES_MAX; passed++) {
    const start = end > 0 ? text.lastIndexOf('\n', end - 1) + 1 : 0;
    yield { line: text.slice(start, end).replace(/\r$/, ''), start };
    end = start - 1;
  }
}
