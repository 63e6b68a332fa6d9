import fc from 'fast-check';

import type { TextEdit } from '../../src/server/adapters/wasmSyntaxDocument.js';

/** One piece of typing somewhere in a text. */
export interface Stroke {
  /** Where, as a share of the text. */
  readonly at: number;
  readonly deletes: number;
  readonly types: string;
  /** Whether somebody asks for a place afterwards, so that the text is parsed. */
  readonly asks: boolean;
}

const PIECES =
  'function f() {|}|(|)|"|\'|`|${|//|/*|*/|#|\n|\r\n|\t|    |é|中|😀|=>|;|class A |def f():\n    |end'.split(
    '|',
  );

/** What somebody may type, good or bad. */
export const STROKES = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    deletes: fc.nat(12),
    types: fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map(parts => parts.join('')),
    asks: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

export function editOf(text: string, { at, deletes, types }: Stroke): TextEdit {
  const start = Math.floor(at * text.length);
  return { start, end: Math.min(text.length, start + deletes), text: types };
}

/** What takes an edit of the text back. */
export function undoOf(text: string, { start, end, text: inserted }: TextEdit): TextEdit {
  return { start, end: start + inserted.length, text: text.slice(start, end) };
}

export function applied(text: string, { start, end, text: inserted }: TextEdit): string {
  return text.slice(0, start) + inserted + text.slice(end);
}
