import type { Point } from 'web-tree-sitter';

/**
 * Tells rows and columns of offsets by walking from the last one it told.
 *
 * An edit costs what lies between it and the one before, a few lines as a rule, and not a
 * reading of the whole document.
 *
 * **Invariant:** the text before the last told offset has not changed since it was told.
 */
export class Rows {
  #offset = 0;
  #row = 0;

  /** The row and column of an offset, in UTF-16 units; a row ends with a line feed. */
  pointAt(text: string, offset: number): Point {
    this.#row +=
      this.#offset <= offset
        ? breaksIn(text, this.#offset, offset)
        : -breaksIn(text, offset, this.#offset);
    this.#offset = offset;
    return { row: this.#row, column: columnAt(text, offset) };
  }

  /** Begins again, for another text. */
  reset(): void {
    this.#offset = 0;
    this.#row = 0;
  }
}

/** Where `inserted` ends that was put in at `start`. */
export function pointAfter(start: Point, inserted: string): Point {
  const rows = breaksIn(inserted, 0, inserted.length);
  if (rows === 0) return { row: start.row, column: start.column + inserted.length };
  return { row: start.row + rows, column: columnAt(inserted, inserted.length) };
}

/** Where a stretch ends that begins at `start`. */
function columnAt(text: string, offset: number): number {
  return offset === 0 ? 0 : offset - 1 - text.lastIndexOf('\n', offset - 1);
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
