import { isBlank } from '../../text/cursorSite.js';
import { balanceOf } from '../balance.js';
import type { RepairSite } from './repair.js';

/**
 * The code without the lines that it repeats of the document around the target: a model that was
 * shown the imports and the class around a method likes to say them again.
 *
 * Lines count as repeated from the edge of the code on, in the order in which the document has
 * them, and only those that the target itself lacks.
 */
export function dropRepeatedContext(code: readonly string[], site: RepairSite): readonly string[] {
  const own = new Set(site.target.map(trimmed));
  const headless = code.slice(repeatedAtStart(code, site.above, own));
  const backwards = headless.toReversed();
  const tail = repeatedAtStart(backwards, site.below.toReversed(), own);
  const rest = backwards.slice(tail).toReversed();
  if (rest.every(isBlank)) return code;
  return headless.length < code.length || 0 < tail ? closed(rest, site) : rest;
}

/** How many lines at the start of `code` are lines of `around`, up to the last that says something. */
function repeatedAtStart(
  code: readonly string[],
  around: readonly string[],
  own: ReadonlySet<string>,
): number {
  let repeated = 0;
  let from = 0;
  for (const [at, line] of code.map(trimmed).entries()) {
    if (line === '') continue;
    const found = own.has(line)
      ? -1
      : around.findIndex((each, i) => from <= i && trimmed(each) === line);
    if (found < 0) break;
    from = found + 1;
    if (saysSomething(line)) repeated = at + 1;
  }
  return repeated;
}

/** The closers of what was opened above, which the code closes and the target does not. */
function closed(code: readonly string[], { target, language }: RepairSite): readonly string[] {
  const wanted = balanceOf(target, language);
  let rest = code;
  while (balanceOf(rest, language) < wanted && isCloser(rest.at(-1))) rest = rest.slice(0, -1);
  return rest;
}

function isCloser(line = '?'): boolean {
  return /^[\s)\]};,]*$/.test(line);
}

/** A lone bracket or word is everywhere. */
function saysSomething(line: string): boolean {
  return /\w.*\w.*\w/.test(line) && !/^(?:else|end|try|do|begin)\b\W*$/.test(line);
}

function trimmed(line: string): string {
  return line.trim();
}
