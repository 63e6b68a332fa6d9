import type { CursorSite } from '../text/cursorSite.js';

/**
 * What an editor puts behind the cursor by itself: closers, the line of a closing brace, the end
 * of a tag.
 */
const CLOSERS = /^(?:\s*(?:[)\]}"'`>]|<\/[\w.:-]*>))*$/;

/** A few closers, each on an indented line of its own. */
const CLOSERS_UNITS_MAX = 128;

/** How a place came out of an earlier one, where nothing but typing happened in between. */
export interface Since {
  readonly typed: string;
  /** What the editor closed by itself; it stands right of the cursor. */
  readonly closers: string;
}

/**
 * What was typed since the cursor was at `origin`; undefined where anything else changed.
 *
 * From `foo█` to `foo(b█)` it is `(b`, with `)` closed by the editor.
 */
export function typedSince(origin: CursorSite, site: CursorSite): Since | undefined {
  if (origin.uri !== site.uri || !site.before.startsWith(origin.before)) return undefined;
  const closers = closersBeforeAll(origin.after, site.after);
  return closers === undefined
    ? undefined
    : { typed: site.before.slice(origin.before.length), closers };
}

/**
 * The ways in which a document may have become `text` by typing at `origin`, without knowing where
 * the cursor is: `foo(b)` came from `foo█` by `(b)`, or by `(b` and a closer.
 */
export function* typingsInto(origin: CursorSite, text: string): Generator<Since> {
  const { before, after } = origin;
  const added = text.length - before.length - after.length;
  if (added < 0 || !text.startsWith(before) || !text.endsWith(after)) return;
  const middle = text.slice(before.length, before.length + added);
  for (let length = added; 0 <= length; length--) {
    const closers = middle.slice(length);
    if (!isClosers(closers)) return;
    yield { typed: middle.slice(0, length), closers };
  }
}

/**
 * What an editor closed between the cursor and `all`, which was all that stood right of it before;
 * empty where nothing did, undefined where it is another text.
 */
export function closersBeforeAll(all: string, after: string): string | undefined {
  const closers = after.slice(0, Math.max(0, after.length - all.length));
  return after.endsWith(all) && isClosers(closers) ? closers : undefined;
}

/** The same where `known` is only the first part of what stood there. */
export function closersBefore(known: string, after: string): string | undefined {
  const near = after.slice(0, CLOSERS_UNITS_MAX + known.length);
  const at = near.indexOf(known);
  const closers = near.slice(0, Math.max(0, at));
  return 0 <= at && isClosers(closers) ? closers : undefined;
}

function isClosers(text: string): boolean {
  return text.length <= CLOSERS_UNITS_MAX && CLOSERS.test(text);
}
