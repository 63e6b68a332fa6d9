import { isBlank } from '../text/cursorSite.js';
import { indentColumns } from '../text/indent.js';
import { lineEnd } from '../text/lines.js';
import type { Stretch } from './job.js';

/** In fewer lines there is nothing to make simpler … */
const LINES_MIN = 4;

/** … and more are as hard to say again as all of it. */
const LINES_MAX = 14;

/** What goes on with a statement at its indent. */
const BRANCH = /^\s*(?:[)\]}]|(?:else|elif|elsif|except|catch|finally|rescue|ensure|end)\b)/;

interface Line extends Stretch {
  readonly text: string;
  readonly depth: number;
}

/**
 * The innermost statement with a block in it, with all its branches: a piece of a target that a
 * small model can make simpler where it cannot the whole. Undefined where there is none of some
 * lines.
 */
export function innerBlock(text: string, target: Stretch): Stretch | undefined {
  const lines = linesIn(text, target);
  const depth = Math.max(0, ...lines.map(line => line.depth));
  let at = lines.findIndex(line => line.depth === depth);
  for (;;) {
    const head = headOf(lines, at);
    if (head <= 0) return undefined;
    const last = endOf(lines, head);
    const count = last - head + 1;
    if (LINES_MAX < count) return undefined;
    const [first, end] = [lines[head], lines[last]];
    if (LINES_MIN <= count && first && end) return { start: first.start, end: end.end };
    at = head;
  }
}

/** The written lines. */
function linesIn(text: string, { start, end }: Stretch): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end; at = text.indexOf('\n', at) + 1) {
    const line = text.slice(at, lineEnd(text, at));
    if (!isBlank(line)) {
      lines.push({ start: at, end: at + line.length, text: line, depth: indentColumns(line) });
    }
    if (!text.includes('\n', at)) break;
  }
  return lines;
}

/** The line that the statement around `at` begins with; -1 where none is less deep. */
function headOf(lines: readonly Line[], at: number): number {
  const depth = lines[at]?.depth ?? 0;
  const around = lines.slice(0, at).findLastIndex(line => line.depth < depth);
  const own = lines[around]?.depth ?? 0;
  return lines
    .slice(0, around + 1)
    .findLastIndex(line => line.depth <= own && !BRANCH.test(line.text));
}

function endOf(lines: readonly Line[], head: number): number {
  const depth = lines[head]?.depth ?? 0;
  let last = head;
  while (goesOn(lines[last + 1], depth)) last += 1;
  return last;
}

function goesOn(line: Line | undefined, depth: number): boolean {
  return (
    line !== undefined && (depth < line.depth || (depth === line.depth && BRANCH.test(line.text)))
  );
}
