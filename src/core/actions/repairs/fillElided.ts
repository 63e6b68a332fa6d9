import { isBlank } from '../../text/cursorSite.js';
import { isElision } from './elision.js';
import type { Repair, Spoiled } from './repair.js';

const SPOILED: Spoiled = {
  reason:
    'The model left parts of the code out, and it is not clear which. Select less code, or try a bigger model.',
};

/**
 * The code with what the model left out, `// ... rest unchanged`, taken from the target.
 *
 * The lines before and behind such a mark have to be lines of the target, at a place that is
 * certain; then what the target has between them goes in. Else the code is refused.
 */
export const fillElided: Repair = (code, site) => {
  const original = new Set(site.target.map(line => line.trim()));
  const marks = code.flatMap((line, at) => (isElision(line, site.language, original) ? [at] : []));
  const filled: string[] = [];
  let [from, taken] = [0, 0];
  for (const [at, mark] of marks.entries()) {
    const before = code.slice(from, mark);
    const behind = code.slice(mark + 1, marks[at + 1]);
    const start = before.length === 0 ? taken : endOfHead(before, site.target, from === 0);
    const end = startOfTail(behind, site.target, at === marks.length - 1);
    if (start === undefined || end === undefined || start < taken || end < start) return SPOILED;
    filled.push(...before, ...site.target.slice(start, end));
    [from, taken] = [mark + 1, end];
  }
  return [...filled, ...code.slice(from)];
};

/** Where the target goes on behind these lines; `isEdge` where they are the first ones. */
function endOfHead(
  before: readonly string[],
  target: readonly string[],
  isEdge: boolean,
): number | undefined {
  const at = placeOf(before, target, isEdge);
  return at === undefined ? undefined : at + 1;
}

function startOfTail(
  behind: readonly string[],
  target: readonly string[],
  isEdge: boolean,
): number | undefined {
  if (isEdge && behind.every(isBlank)) return target.length;
  const at = placeOf(behind.toReversed(), target.toReversed(), isEdge);
  return at === undefined ? undefined : target.length - 1 - at;
}

/**
 * The index in `target` of the last of `lines`. Where there are several such lines, those before
 * them tell which; at last, where `lines` are at the edge of the code, whether that one is too.
 */
function placeOf(
  lines: readonly string[],
  target: readonly string[],
  isEdge: boolean,
): number | undefined {
  const said = written(lines).toReversed();
  const own = [...target.keys()].filter(at => !isBlank(target[at] ?? ''));
  let places = [...own.keys()];
  for (const [back, line] of said.entries()) {
    places = places.filter(place => target[own[place - back] ?? -1]?.trim() === line.trim());
    if (places.length < 2) break;
  }
  const edge = isEdge ? places.filter(place => place === said.length - 1) : [];
  const [place] = places.length === 1 ? places : edge;
  return said.length === 0 || place === undefined ? undefined : own[place];
}

function written(lines: readonly string[]): readonly string[] {
  return lines.filter(line => !isBlank(line));
}
