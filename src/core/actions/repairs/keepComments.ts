import { diffArrays } from 'diff';
import { commentLines } from '../commentLines.js';
import type { RepairSite } from './repair.js';

/** More lines that differ than these are another program. */
const CHANGES_MAX = 2_000;

interface Line {
  readonly text: string;
  readonly isComment: boolean;
}

/**
 * The target's own code with the comments of the reply: whoever asks for documentation wants no
 * other change.
 *
 * A comment goes before the line of the target that stands behind it in the reply. Where the reply
 * changes so many lines that nobody can tell, only what stands before them is kept.
 */
export function keepComments(code: readonly string[], site: RepairSite): readonly string[] {
  const target = marked(site.target, site);
  // Models leave a blank behind the star of an empty line.
  const said = marked(
    code.map(line => line.trimEnd()),
    site,
  );
  const changes = diffArrays(target.map(keyOf), said.map(keyOf), { maxEditLength: CHANGES_MAX });
  if (!changes) return site.target;
  const kept: Line[] = [];
  let removed: readonly Line[] = [];
  let added: readonly Line[] = [];
  let [at, heard] = [0, 0];
  for (const change of changes) {
    const { count } = change;
    const [own, other] = [target.slice(at, at + count), said.slice(heard, heard + count)];
    if (!change.added) at += count;
    if (!change.removed) heard += count;
    if (change.removed) removed = own;
    else if (change.added) added = other;
    else {
      kept.push(...merged(removed, added), ...own);
      [removed, added] = [[], []];
    }
  }
  return [...kept, ...merged(removed, added)].map(({ text }) => text);
}

function keyOf({ text }: Line): string {
  return text.trimEnd();
}

/** The lines that were taken away, with the comments of those that came instead. */
function merged(removed: readonly Line[], added: readonly Line[]): readonly Line[] {
  const groups = commentGroups(added);
  // A comment that gave way to another one was written anew.
  const rewritten = groups.some(group => 0 < group.length);
  const own = rewritten ? removed.filter(({ isComment }) => !isComment) : removed;
  const isPaired = own.filter(isCode).length === groups.length - 1;
  if (!isPaired) return [...(groups[0] ?? []), ...own];
  let passed = 0;
  const kept = own.flatMap(line => (isCode(line) ? [...(groups[passed++] ?? []), line] : [line]));
  return [...kept, ...(groups[passed] ?? [])];
}

/** The comments before each line of code, and those behind the last one. */
function commentGroups(lines: readonly Line[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [[]];
  for (const line of lines) {
    if (line.isComment) groups.at(-1)?.push(line);
    else if (isCode(line)) groups.push([]);
  }
  return groups;
}

function isCode({ text, isComment }: Line): boolean {
  return !isComment && text.trim() !== '';
}

function marked(lines: readonly string[], { language }: RepairSite): readonly Line[] {
  const comments = commentLines(lines, language);
  return lines.map((text, at) => ({ text, isComment: comments[at] === true }));
}
