import { lineBreakOf } from '../../text/lines.js';
import type { Stretch } from '../job.js';

/** Lines of a document, from one up to another, and what comes in their place. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** The changes from the first to the last; undefined where two of them touch the same line. */
export function inOrder(changes: readonly LineChange[]): readonly LineChange[] | undefined {
  const sorted = [...changes].sort((one, other) => one.from - other.from || one.to - other.to);
  const clash = sorted.some((each, at) => each.from < (sorted[at - 1]?.to ?? 0));
  return clash ? undefined : sorted;
}

/** A change as a piece of the text and what comes in its place, with the document's line breaks. */
export function replacementOf(
  text: string,
  { from, to, lines }: LineChange,
): Stretch & { readonly text: string } {
  const lineBreak = lineBreakOf(text);
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const start = starts[from] ?? text.length;
  const end = starts[to] ?? text.length;
  const broken = lines.map(line => line + lineBreak).join('');
  // At the end of a text without a last break, the break goes before what is added.
  const isOpen = starts[to] === undefined && !text.endsWith('\n');
  if (!isOpen) return { start, end, text: broken };
  const added = starts[from] === undefined && start !== 0 ? lineBreak + broken : broken;
  return { start, end, text: added.slice(0, -lineBreak.length) };
}
