import { indentOf } from './document.js';
import type { Hole } from './holes.js';
import { ARGUMENTS, EXPRESSIONS, MEMBERS, REMARKS, STATEMENTS, TAILS } from './pool.js';
import { hashOf } from './random.js';

/** What a model says at a hole, up to its end. */
export type Says = (hole: Hole) => string;

/** So much text before the cursor is found once in a document, or the model does not know it. */
const KNOWN_BY = 80;

/** A model that knows how the document will be says no more than this. */
const LINES_MAX = 12;

/** Who says one line often says more: as often as this, and at most so many lines. */
const MORE_SHARE = 0.5;
const MORE_LINES_MAX = 4;

/** A model that knows what the person is about to write, and says it to the end of the block. */
export function oracle(after: string): Says {
  const guess = alien(after);
  return hole => {
    const at = placeIn(after, hole.before);
    return at === undefined ? guess(hole) : restOfBlock(after, at);
  };
}

/** A model whose suggestions make sense, and are never what the person is about to write. */
export function alien(after: string): Says {
  return ({ before, after: behind }) => {
    const at = placeIn(after, before);
    const avoided = at === undefined ? '' : after.slice(at).trimStart().slice(0, 1);
    return guessAt(before, behind, avoided);
  };
}

/** The offset in `document` behind the text that `before` ends with. */
function placeIn(document: string, before: string): number | undefined {
  const known = before.slice(-KNOWN_BY);
  const found = document.indexOf(known);
  return found < 0 || known.trim() === '' ? undefined : found + known.length;
}

function restOfBlock(document: string, at: number): string {
  const lineStart = document.lastIndexOf('\n', at - 1) + 1;
  const [rest = '', ...below] = document.slice(at).split('\n');
  const typed = document.slice(lineStart, at);
  const blank = typed.trim() === '';
  const floor = indentOf(blank ? typed + rest : typed).length;
  const end = below.findIndex(line => (line === '' ? floor === 0 : indentOf(line).length < floor));
  const lines = below.slice(0, Math.min(end < 0 ? below.length : end, LINES_MAX - 1));
  return [rest, ...lines].join('\n').trimEnd();
}

function guessAt(before: string, behind: string, avoided: string): string {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const hash = hashOf(before.slice(-KNOWN_BY));
  const first = line.trim() === '' ? statement(before, line, { hash, avoided }) : undefined;
  const rest = first ?? restOfLine(line, behind, { hash, avoided });
  if ((hash >>> 8) % 100 < 100 * MORE_SHARE) return rest;
  const indent = first === undefined ? indentOf(line) : indentBelow(before, line);
  const count = 1 + ((hash >>> 16) % MORE_LINES_MAX);
  const more = Array.from({ length: count }, (_, nth) => {
    return indent + (STATEMENTS[(hash + 3 * nth + 1) % STATEMENTS.length] ?? '');
  });
  return [rest, ...more].join('\n');
}

interface Choice {
  readonly hash: number;
  /** What the person types next. */
  readonly avoided: string;
}

function statement(before: string, line: string, choice: Choice): string {
  const indent = indentBelow(before, line).slice(line.length);
  return indent + chosen(STATEMENTS, choice);
}

/** The indent of the line, or where it has none yet, that of the block that it lies in. */
function indentBelow(before: string, line: string): string {
  if (line !== '') return indentOf(line);
  const above = before.trimEnd().split('\n').at(-1) ?? '';
  return /[{([]$/.test(above) ? `${indentOf(above)}  ` : indentOf(above);
}

function restOfLine(line: string, behind: string, choice: Choice): string {
  if (/[;{}]\s*$/.test(line)) return chosen(REMARKS, choice);
  const rest = chosen(poolFor(line), choice);
  const open = openersIn(line);
  const there = /^[^\n]*/.exec(behind)?.[0] ?? '';
  const closers = open.filter((_, at) => !there.includes(open.slice(0, at + 1).join('')));
  const ends = there.includes(';') || /[{(]/.test(line) ? '' : ';';
  return rest + closers.join('') + ends;
}

function poolFor(line: string): readonly string[] {
  if (line.endsWith('.')) return MEMBERS;
  if (/[([]\s*$|,\s*$/.test(line)) return ARGUMENTS;
  return /\w$/.test(line) ? TAILS : EXPRESSIONS;
}

/** The closers that a line still needs, innermost first. */
function openersIn(line: string): readonly string[] {
  const closers: string[] = [];
  for (const sign of line) {
    if (sign === '(') closers.unshift(')');
    else if (sign === '[') closers.unshift(']');
    else if (sign === ')' || sign === ']') closers.shift();
  }
  return closers;
}

function chosen(pool: readonly string[], { hash, avoided }: Choice): string {
  const turned = pool.map((_, at) => pool[(hash + at) % pool.length] ?? '');
  const fits = (text: string): boolean => !text.trimStart().startsWith(avoided) || avoided === '';
  return turned.find(fits) ?? turned[0] ?? '';
}
