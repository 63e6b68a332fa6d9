import { isBlank } from '../text/cursorSite.js';
import { indentColumns } from '../text/indent.js';
import { lineEnd, lineStart } from '../text/lines.js';
import type { Stretch } from './job.js';

/** A bigger block is more than anyone means by a place in it. */
const LINES_MAX = 400;

/** What ends a block at the indent of its head. */
const CLOSER = /^\s*(?:[)\]}]|(?:end|fi|done|esac)\b|<\/)/;

interface Line extends Stretch {
  readonly text: string;
}

/**
 * The block of the line at `offset`, by indent: the lines below it that are deeper, or else the
 * line above that is less deep and all that is below that; the line alone where neither is.
 */
export function blockByIndent(text: string, offset: number): Stretch {
  const line = lineAt(text, offset);
  const head = deeperBelow(text, line) ? line : headOf(text, line);
  if (!head) return { start: line.start, end: line.end };
  let last = head;
  for (const next of linesBelow(text, head)) {
    const deeper = indentColumns(head.text) < indentColumns(next.text);
    const closes = !deeper && indentColumns(head.text) === indentColumns(next.text);
    if (deeper || (closes && CLOSER.test(next.text))) last = next;
    if (!deeper) break;
  }
  return { start: head.start, end: last.end };
}

function lineAt(text: string, offset: number): Line {
  const [start, end] = [lineStart(text, offset), lineEnd(text, offset)];
  return { start, end, text: text.slice(start, end) };
}

function deeperBelow(text: string, line: Line): boolean {
  for (const next of linesBelow(text, line)) {
    return indentColumns(line.text) < indentColumns(next.text);
  }
  return false;
}

function headOf(text: string, line: Line): Line | undefined {
  let at = line.start;
  for (let passed = 0; 0 < at && passed < LINES_MAX; passed++) {
    const above = lineAt(text, at - 1);
    const isHead = indentColumns(above.text) < indentColumns(line.text);
    if (!isBlank(above.text) && isHead) return above;
    at = above.start;
  }
  return undefined;
}

/** The written lines below `line`. */
function* linesBelow(text: string, line: Line): Generator<Line> {
  let at = text.indexOf('\n', line.end) + 1;
  for (let passed = 0; 0 < at && passed < LINES_MAX; passed++) {
    const next = lineAt(text, at);
    if (!isBlank(next.text)) yield next;
    at = text.indexOf('\n', next.end) + 1;
  }
}
