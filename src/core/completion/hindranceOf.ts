/** What an editor tells of the cursors in a document. */
export interface Cursors {
  /** Whether text is selected. */
  readonly selected: boolean;
  readonly count: number;
  readonly readOnly: boolean;
}

/** Each with what a person reads in the page of the last prompt; the first that holds is told. */
const HINDRANCES: readonly (readonly [(cursors: Cursors) => boolean, string])[] = [
  [({ readOnly }) => readOnly, 'The document is read-only.'],
  [({ count }) => 1 < count, 'There are several cursors.'],
  [({ selected }) => selected, 'Text is selected.'],
];

/** Why an editor has no use for a suggestion right now, as a sentence; undefined where it has. */
export function hindranceOf(cursors: Cursors): string | undefined {
  return HINDRANCES.find(([holds]) => holds(cursors))?.[1];
}
