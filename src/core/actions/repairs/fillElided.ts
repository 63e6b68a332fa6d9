import { isBlank } from '../../text/cursorSite.js';
import { isElision } from './elision.js';
import type { Repair, RepairSite, Spoiled } from './repair.js';

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
  let from = 0;
  for (const mark of marks) {
    const gap = gapOf(code, mark, site);
    if (!gap) return SPOILED;
    filled.push(...code.slice(from, mark), ...gap);
    from = mark + 1;
  }
  return [...filled, ...code.slice(from)];
};

/** What the target has where the code has the mark. */
function gapOf(
  code: readonly string[],
  mark: number,
  { target }: RepairSite,
): readonly string[] | undefined {
  const before = written(code.slice(0, mark));
  const behind = written(code.slice(mark + 1));
  const start = before.length === 0 ? 0 : endOfHead(before, target);
  const end = behind.length === 0 ? target.length : startOfTail(behind, target);
  if (start === undefined || end === undefined || end < start) return undefined;
  return target.slice(start, end);
}

/** Where the target goes on behind the last of these lines. */
function endOfHead(before: readonly string[], target: readonly string[]): number | undefined {
  const at = placeOf(before, target);
  return at === undefined ? undefined : at + 1;
}

function startOfTail(behind: readonly string[], target: readonly string[]): number | undefined {
  const at = placeOf(behind.toReversed(), target.toReversed());
  return at === undefined ? undefined : target.length - 1 - at;
}

/**
 * The index in `target` of the last of `lines`: where it is there once, or where all the lines are
 * the first ones of the target.
 */
function placeOf(lines: readonly string[], target: readonly string[]): number | undefined {
  const last = lines.at(-1)?.trim() ?? '';
  const places = target.flatMap((line, at) => (line.trim() === last ? [at] : []));
  if (places.length === 1) return places[0];
  const own = target.flatMap((line, at) => (isBlank(line) ? [] : [at]));
  const isHead = lines.every((line, at) => target[own[at] ?? -1]?.trim() === line.trim());
  return isHead ? own[lines.length - 1] : undefined;
}

function written(lines: readonly string[]): readonly string[] {
  return lines.filter(line => !isBlank(line));
}
