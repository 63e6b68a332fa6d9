/** A change of a document, in UTF-16 offsets of the document before it. */
export interface TypedEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What an editor makes of a key that opens: the pair, with the cursor in it. */
const PAIR = /^(?:\(\)|\[\]|\{\}|<>|""|''|``)$/;

/** What it makes of Enter between two braces: a line of its own for the cursor. */
const OPENED_LINE = /^(\r?\n[ \t]*)\r?\n[ \t]*$/;

/** More than a key makes: pasted, or written by a program. */
const TYPED_UNITS_MAX = 64;

/**
 * Where the cursor most likely is after what an editor told of a change; undefined where nobody
 * typed it. Servers are told what changed, and not where the cursor went.
 */
export function cursorAfter(edits: readonly TypedEdit[]): number | undefined {
  const [edit, ...others] = edits;
  if (!edit || 0 < others.length || TYPED_UNITS_MAX < edit.text.length) return undefined;
  const { start, end, text } = edit;
  if (text === '' && TYPED_UNITS_MAX < end - start) return undefined;
  if (PAIR.test(text)) return start + 1;
  const opened = OPENED_LINE.exec(text)?.[1];
  return start + (opened ?? text).length;
}
