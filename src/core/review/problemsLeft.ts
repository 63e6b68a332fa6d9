/** The messages that an editor reports of a document. */
export interface Reported {
  /** Before new code was put in. */
  readonly before: readonly string[];
  /** Those of them that were to go away. */
  readonly asked: readonly string[];
  readonly after: readonly string[];
}

/**
 * What is still reported of what was to go away, and what is reported that was not before. The same
 * message can stand at several places, and counts as often.
 */
export function problemsLeft({ before, asked, after }: Reported): {
  readonly left: readonly string[];
  readonly fresh: readonly string[];
} {
  const others = without(before, asked);
  const now = without(after, others);
  const fresh = without(now, asked);
  return { left: without(now, fresh), fresh };
}

/** The first without each of the second, as often as it is there. */
function without(all: readonly string[], some: readonly string[]): readonly string[] {
  const left = [...some];
  return all.filter(each => {
    const at = left.indexOf(each);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
