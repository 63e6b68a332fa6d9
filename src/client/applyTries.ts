/** Files that code of an answer may belong to, by their addresses. */
export interface Candidates {
  /** Those that its fence names. */
  readonly named: readonly string[];
  /** The one that the person works in. */
  readonly active: string | undefined;
  /** Those that the answer was made from. */
  readonly read: readonly string[];
  /** Those that are seen besides. */
  readonly shown: readonly string[];
}

/** A file, and how a place for the code is looked for in it. */
export interface Try {
  readonly uri: string;
  /** By what the code defines alone, by lines that are like it too, or with an end for what is new. */
  readonly by: 'names' | 'lines' | 'end';
}

/**
 * Where a place is looked for, in order: first in every file by the names of what the code defines,
 * then by the lines that it is like. What is new in all of them goes to the end of the file that its
 * fence names, or of the one that the person works in: a file that was only read is none to add to.
 */
export function applyTries({ named, active, read, shown }: Candidates): readonly Try[] {
  const one = active === undefined ? [] : [active];
  const all = [...new Set([...named, ...one, ...read, ...shown])];
  const end = named.length === 1 ? named : one;
  return [
    ...all.map((uri): Try => ({ uri, by: 'names' })),
    ...all.map((uri): Try => ({ uri, by: 'lines' })),
    ...end.map((uri): Try => ({ uri, by: 'end' })),
  ];
}
