import { diffArrays } from 'diff';

/** A piece of a document and what comes in its place. */
export interface Replacement {
  /** In UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Past so many different lines the whole piece is replaced: that is as good to look at. */
const CHANGES_MAX = 4_000;

/**
 * The smallest edits, by whole lines, that turn the piece `target` of `document` into `text`, from
 * the first to the last, none touching another; none where it is `text` already.
 *
 * **Invariant:** all of them together put `text` in place of the piece, and change nothing else.
 */
export function lineEdits(
  document: string,
  target: Pick<Replacement, 'start' | 'end'>,
  text: string,
): readonly Replacement[] {
  const old = document.slice(target.start, target.end);
  if (old === text) return [];
  const changes = diffArrays(whole(old), whole(text), { maxEditLength: CHANGES_MAX });
  if (!changes) return [{ ...target, text }];
  const edits: Replacement[] = [];
  let at = target.start;
  for (const { added, removed, value } of changes) {
    const piece = value.join('');
    const last = edits.at(-1);
    const start = at;
    if (!added) at += piece.length;
    if (!added && !removed) continue;
    const edit = { start, end: at, text: added ? piece : '' };
    // What is taken away and what comes instead are one edit.
    if (last?.end === start) {
      edits.splice(-1, 1, { start: last.start, end: edit.end, text: last.text + edit.text });
    } else edits.push(edit);
  }
  return edits;
}

/** The lines with their breaks. */
function whole(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
