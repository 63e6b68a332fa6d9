/** Some lines of a text, which stand together. */
export interface Chunk {
  /** The first line, from 0. */
  readonly line: number;
  readonly text: string;
}

/** What bounds a chunk. */
export interface ChunkSize {
  /** From here on it ends where a piece of code does. */
  readonly unitsMin: number;
  /** It ends before the line that would go beyond; a longer line is a chunk by itself. */
  readonly unitsMax: number;
}

/**
 * A text in chunks of whole lines: each ends before a line that begins something of its own, as
 * its indent and the blank line before it tell, and else where it is full.
 *
 * **Invariant:** the chunks behind one another are the text.
 */
export function chunksOf(text: string, { unitsMin, unitsMax }: ChunkSize): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let taken = '';
  let first = 0;
  let isBlank = false;
  text.split(/(?<=\n)/).forEach((line, at) => {
    const begins = isBlank && unitsMin <= taken.length && /^[^\s)\]}]/.test(line);
    if (taken !== '' && (begins || unitsMax < taken.length + line.length)) {
      chunks.push({ line: first, text: taken });
      taken = '';
      first = at;
    }
    taken += line;
    isBlank = line.trim() === '';
  });
  return taken === '' ? chunks : [...chunks, { line: first, text: taken }];
}
