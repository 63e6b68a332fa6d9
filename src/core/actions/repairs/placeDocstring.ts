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
 * The code with the docstring that stands above its function or class moved into that: this is
 * where most languages have their doc comments, and small models put Python's there too.
 */
export function placeDocstring(code: readonly string[], site: RepairSite): readonly string[] {
  const start = code.findIndex(line => !isBlank(line));
  if (site.language.block !== 'indent' || !DOCSTRING.test(code[start] ?? '')) return code;
  const end = endOfDocstring(code, start);
  const docstring = code.slice(start, end);
  const rest = dropBlankEdges(code.slice(end));
  const head = rest.findIndex(line => !BETWEEN.test(line));
  if (!HEAD.test(rest[head] ?? '')) return code;
  const body = startOfBody(rest, head, site);
  const first = rest[body] ?? '';
  if (indentOf(first).length <= indentOf(rest[head] ?? '').length) return code;
  // One that is already in its place is the better one.
  if (DOCSTRING.test(first)) return rest;
  const lines = withoutIndent(docstring, commonIndent(docstring));
  return [...rest.slice(0, body), ...withIndent(lines, indentOf(first)), ...rest.slice(body)];
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
