import { tokensOf } from '../models/tokens.js';
import { isBlank } from '../text/cursorSite.js';
import { indentColumns } from '../text/indent.js';
import { lineEnd, lineStart } from '../text/lines.js';
import type { ActionDocument, Stretch } from './job.js';

/** A piece of the document that is quoted besides the target, and why. */
export interface Quote extends Stretch {
  readonly why:
    | 'encloses it'
    | 'imported by the file'
    | 'stands above it'
    | 'called by it'
    | 'named by a problem';
}

/** Below these, no file has its imports. */
const IMPORT_LINES_MAX = 200;

/** More heads around a place are no help. */
const HEADS_MAX = 6;

/** What tells a model how code goes on where there is none yet. */
const ABOVE_LINES_MAX = 24;

const IMPORT =
  /^\s*(?:import\b|from\s+\S+\s+import\b|#\s*include\b|using\s+[\w.]+\s*;|use\s+[\w:\\{]|package\s+[\w.]+|require\b|extern\s+crate\b|(?:const|let|var)\s+.*=\s*require\()/;

/**
 * What a model may read of the document besides the target, within `tokens`, in its order: the
 * signatures around the target, what else was `found` to help, what the file imports and, for a
 * blank target, the lines above it.
 */
export function contextOf(
  { text }: Pick<ActionDocument, 'text'>,
  target: Stretch,
  tokens: number,
  found: readonly Quote[] = [],
): readonly Quote[] {
  const blank = isBlank(text.slice(target.start, target.end));
  const isAround = ({ why }: Quote): boolean => why === 'encloses it';
  const wanted: readonly Quote[] = [
    ...found.filter(isAround),
    ...headsAbove(text, target),
    ...(blank ? linesAbove(text, target) : []),
    ...found.filter(quote => !isAround(quote)),
    ...importsAbove(text, target),
  ];
  const taken: Quote[] = [];
  let left = tokens;
  for (const quote of wanted) {
    if (taken.some(({ start, end }) => start <= quote.start && quote.start <= end)) continue;
    const cost = tokensOf(text.slice(quote.start, quote.end + 1));
    // What was found may be long, and what is behind it short; lines are quoted up to the first.
    if (left < cost && found.includes(quote)) continue;
    if (left < cost) break;
    left -= cost;
    taken.push(quote);
  }
  return taken.sort((one, other) => one.start - other.start);
}

/** The lines that the target is indented below, the nearest first. */
function headsAbove(text: string, target: Stretch): readonly Quote[] {
  const heads: Quote[] = [];
  let depth = indentColumns(text.slice(lineStart(text, target.start), target.end));
  let at = lineStart(text, target.start);
  while (0 < at && 0 < depth && heads.length < HEADS_MAX) {
    const start = lineStart(text, at - 1);
    const line = text.slice(start, lineEnd(text, start));
    const columns = indentColumns(line);
    if (!isBlank(line) && columns < depth) {
      depth = columns;
      if (/\w/.test(line)) heads.push({ start, end: start + line.length, why: 'encloses it' });
    }
    at = start;
  }
  return heads;
}

function linesAbove(text: string, target: Stretch): readonly Quote[] {
  const lines: Quote[] = [];
  let at = lineStart(text, target.start);
  for (let passed = 0; 0 < at && passed < ABOVE_LINES_MAX; passed++) {
    const start = lineStart(text, at - 1);
    const end = lineEnd(text, start);
    if (!isBlank(text.slice(start, end))) lines.push({ start, end, why: 'stands above it' });
    at = start;
  }
  return lines;
}

/** Which of the lines, by their index, import something; one import may go over several. */
export function importLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let open = 0;
  for (const [at, line] of lines.slice(0, IMPORT_LINES_MAX).entries()) {
    if (open <= 0 && !IMPORT.test(line)) continue;
    found.add(at);
    open += (line.match(/[({]/g)?.length ?? 0) - (line.match(/[)}]/g)?.length ?? 0);
  }
  return found;
}

/** The imports at the top of the file, one quote a line; one may go over several lines. */
function importsAbove(text: string, target: Stretch): readonly Quote[] {
  const lines: Quote[] = [];
  let open = 0;
  let start = 0;
  for (let passed = 0; start < target.start && passed < IMPORT_LINES_MAX; passed++) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end);
    if (0 < open || IMPORT.test(line)) {
      lines.push({ start, end, why: 'imported by the file' });
      open += (line.match(/[({]/g)?.length ?? 0) - (line.match(/[)}]/g)?.length ?? 0);
    }
    const next = text.indexOf('\n', end) + 1;
    if (next === 0) break;
    start = next;
  }
  return lines;
}
