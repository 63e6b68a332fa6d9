import { isBlank } from '../../text/cursorSite.js';
import { alignLines } from './alignLines.js';
import { type ApplySite, leavesOut, putInPlace, saysNothing } from './applySite.js';
import type { LineChange } from './lineChanges.js';

/** Less of the code in the document than this, and it is other code. */
const SHARE_MIN = 0.45;

/** A second place that is nearly as good means that nobody can tell. */
const SECOND_MAX = 0.9;

/**
 * The change that puts the code in place of the lines that are most like it; undefined where none
 * are, where two places are as good, or where the code leaves out what cannot be found.
 */
export function bySimilarity(site: ApplySite): LineChange | undefined {
  const spoken = site.code.filter(line => !saysNothing(site, line));
  const gaps = gapsIn(site);
  const found = alignLines(site.document, spoken, gaps);
  if (!found || found.share < SHARE_MIN) return undefined;
  const { from, to } = found;
  const others = site.document.map((line, at) => (from <= at && at < to ? '' : line));
  const second = alignLines(others, spoken, gaps);
  if (second && SECOND_MAX * found.share < second.share) return undefined;
  return putInPlace(site, trimmed(site.document, from, to), site.code);
}

/** The lines that are said, by their index among these, behind which something is left out. */
function gapsIn(site: ApplySite): ReadonlySet<number> {
  const gaps = new Set<number>();
  let said = -1;
  for (const line of site.code) {
    if (!saysNothing(site, line)) said += 1;
    else if (leavesOut(site, [line])) gaps.add(said);
  }
  return gaps;
}

function trimmed(
  document: readonly string[],
  from: number,
  to: number,
): Pick<LineChange, 'from' | 'to'> {
  let [first, last] = [from, to];
  while (first < last && isBlank(document[first] ?? '')) first += 1;
  while (first < last && isBlank(document[last - 1] ?? '')) last -= 1;
  return { from: first, to: last };
}
