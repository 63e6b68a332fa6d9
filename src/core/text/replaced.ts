import type { Replacement } from './lineEdits.js';

/** A text with edits in it, from the first to the last, of which none touches another. */
export function replaced(text: string, edits: readonly Replacement[]): string {
  return edits.reduceRight(
    (rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end),
    text,
  );
}
