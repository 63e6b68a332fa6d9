import { indentOf, isBlank } from '../../text/cursorSite.js';
import { balanceOf } from '../balance.js';
import { commonIndent, withIndent, withoutIndent } from '../indents.js';
import { dropBlankEdges } from './dropBlankEdges.js';
import type { RepairSite } from './repair.js';

/** What a docstring begins with. */
const DOCSTRING = /^\s*[rRuUbB]?("""|''')/;

/** What may stand between: decorators, and imports that the model says again. */
const BETWEEN = /^\s*(?:@|import\b|from\b|$)/;
const HEAD = /^\s*(?:async\s+def|def|class)\b/;

/**
 * The code with the docstring that stands above its function or class, or right below the head at
 * the head's own indent, moved into that: above is where most languages have their doc comments, and
 * small models put Python's there too.
 */
export function placeDocstring(code: readonly string[], site: RepairSite): readonly string[] {
  const start = code.findIndex(line => DOCSTRING.test(line));
  if (site.language.block !== 'indent' || start < 0) return code;
  const end = endOfDocstring(code, start);
  const above = code.slice(0, start);
  const isBelowHead = !above.every(line => BETWEEN.test(line));
  const rest = [...dropBlankEdges(above), ...dropBlankEdges(code.slice(end))];
  const head = rest.findIndex(line => !BETWEEN.test(line));
  if (!HEAD.test(rest[head] ?? '')) return code;
  const body = startOfBody(rest, head, site);
  const first = rest[body] ?? '';
  if (indentOf(first).length <= indentOf(rest[head] ?? '').length) return code;
  if (isBelowHead && (body !== dropBlankEdges(above).length || isIn(code[start], rest[head]))) {
    return code;
  }
  // One that is already in its place is the better one.
  if (DOCSTRING.test(first)) return rest;
  const docstring = code.slice(start, end);
  const lines = withoutIndent(docstring, commonIndent(docstring));
  return [...rest.slice(0, body), ...withIndent(lines, indentOf(first)), ...rest.slice(body)];
}

/** Whether a line is deeper than the head of a block. */
function isIn(line = '', head = ''): boolean {
  return indentOf(head).length < indentOf(line).length;
}

/** The index of the line behind the docstring that begins at `start`. */
function endOfDocstring(code: readonly string[], start: number): number {
  const [opening = '', quotes = ''] = DOCSTRING.exec(code[start] ?? '') ?? [];
  if (code[start]?.includes(quotes, opening.length) === true) return start + 1;
  const end = code.findIndex((line, at) => start < at && line.includes(quotes));
  return end < 0 ? code.length : end + 1;
}

/** The index of the first written line behind the signature that begins at `head`. */
function startOfBody(code: readonly string[], head: number, { language }: RepairSite): number {
  const last = code.findIndex(
    (line, at) =>
      head <= at &&
      /:\s*(?:#.*)?$/.test(line) &&
      balanceOf(code.slice(head, at + 1), language) <= 0,
  );
  return last < 0 ? -1 : code.findIndex((line, at) => last < at && !isBlank(line));
}
