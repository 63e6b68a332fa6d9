import { lineEnd, lineStart, linesOf } from '../text/lines.js';
import { isBlank } from '../text/cursorSite.js';
import { languageOf } from '../syntax/languages.js';
import type { Scope, Syntax } from '../syntax/place.js';
import { balanceOf } from './balance.js';
import { attachedStart } from './attachedStart.js';
import { blockByIndent } from './blockByIndent.js';
import type { ActionDocument, Stretch } from './job.js';

/** A statement that goes over more lines holds others, which nobody selected. */
const LINES_MAX = 8;

/**
 * What an action is about: the selection, where it begins or ends in the middle of code the whole
 * statement; where it is empty the function, method or class around the cursor; else the block by
 * its indent, else the line.
 *
 * It begins and ends with whole lines, but for a selection in prose, of which a line is a paragraph,
 * and has no blank line at its edges; blank where there is nothing at the cursor.
 */
export function targetOf(
  document: ActionDocument,
  range: Stretch,
  syntax: Pick<Syntax, 'placeAt'>,
): Stretch {
  const { text } = document;
  const selected = text.slice(range.start, range.end);
  if (!isBlank(selected)) return statement(document, tidied(text, range));
  const scope = scopeAt(document, range.start, syntax);
  if (scope) return withAttached(document, scope);
  const line = { start: lineStart(text, range.start), end: lineEnd(text, range.start) };
  if (isBlank(text.slice(line.start, line.end))) return line;
  return withAttached(document, blockByIndent(text, range.start));
}

/** Without blank edges, and up to the edges of its lines where only blanks are between. */
function tidied(text: string, { start, end }: Stretch): Stretch {
  const selected = text.slice(start, end);
  const first = start + selected.length - selected.trimStart().length;
  const last = start + selected.trimEnd().length;
  const from = lineStart(text, first);
  const to = lineEnd(text, last);
  return {
    start: isBlank(text.slice(from, first)) ? from : first,
    end: isBlank(text.slice(last, to)) ? to : last,
  };
}

/**
 * The whole lines of a selection; where code stands beside it on them, as many more as close its
 * brackets: a part of a line has no meaning that a model could keep.
 */
function statement({ text, language: id }: ActionDocument, selection: Stretch): Stretch {
  const language = languageOf(id);
  if (language.sentences === 'everywhere') return selection;
  const lines = { start: lineStart(text, selection.start), end: lineEnd(text, selection.end) };
  if (lines.start === selection.start && lines.end === selection.end) return selection;
  let { start, end } = lines;
  const open = (): number => balanceOf(linesOf(text.slice(start, end)), language);
  for (let passed = 0; 0 < start && open() < 0 && passed < LINES_MAX; passed++) {
    start = lineStart(text, start - 1);
  }
  for (let passed = 0; end < text.length && 0 < open() && passed < LINES_MAX; passed++) {
    end = lineEnd(text, text.indexOf('\n', end) + 1);
  }
  return open() === 0 ? { start, end } : lines;
}

/** Where the cursor's line begins a scope, that one: the cursor is mostly left of its name. */
function scopeAt(
  document: ActionDocument,
  cursor: number,
  syntax: Pick<Syntax, 'placeAt'>,
): Scope | undefined {
  const { text } = document;
  const from = lineStart(text, cursor);
  const codeEnd = from + text.slice(from, lineEnd(text, cursor)).trimEnd().length;
  const begun = syntax.placeAt(siteIn(document, codeEnd))?.scope;
  if (begun && from <= begun.start) return begun;
  return syntax.placeAt(siteIn(document, cursor))?.scope;
}

function siteIn({ uri, language, text }: ActionDocument, offset: number) {
  return { uri, language, before: text.slice(0, offset), after: text.slice(offset) };
}

/** Whole lines, with the comments and decorators that belong to them. */
function withAttached({ text, language }: ActionDocument, { start, end }: Stretch): Stretch {
  const trimmed = start + text.slice(start, end).trimEnd().length;
  return {
    start: attachedStart(text, lineStart(text, start), languageOf(language)),
    end: lineEnd(text, trimmed),
  };
}
