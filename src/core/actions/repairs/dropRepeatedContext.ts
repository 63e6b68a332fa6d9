import { isBlank } from '../../text/cursorSite.js';
import { balanceOf } from '../balance.js';
import type { RepairSite } from './repair.js';

/**
 * The code without the lines that it repeats of the document around the target: a model that was
 * shown the imports and the class around a method likes to say them again.
 *
 * Lines count as repeated where they are those right above or below the target, or those that the
 * model was shown besides. What only happens to stand elsewhere in the document stays.
 */
export function dropRepeatedContext(code: readonly string[], site: RepairSite): readonly string[] {
  const head = Math.max(
    shownAgain(code, site),
    edgeAgain(code, site.above.toReversed(), site.target),
  );
  const headless = code.slice(head);
  const balanced = 0 < head ? withoutClosers(headless, site) : headless;
  const backwards = balanced.toReversed();
  const tail = edgeAgain(backwards, site.below, site.target.toReversed());
  const rest = backwards.slice(tail).toReversed();
  return rest.every(isBlank) ? code : rest;
}

/** How many lines at the start of `code` are, in order, lines that the model was shown. */
function shownAgain(code: readonly string[], { shown, target }: RepairSite): number {
  const own = new Set(written(target));
  let repeated = 0;
  let from = 0;
  for (const [at, line] of code.map(trimmed).entries()) {
    if (line === '') continue;
    const found = own.has(line)
      ? -1
      : shown.findIndex((each, i) => from <= i && each.trim() === line);
    if (found < 0) break;
    from = found + 1;
    repeated = at + 1;
  }
  return repeated;
}

/**
 * How many lines at the start of `code` are those next to the target; `around` is from the target
 * away. The most that fit are taken, if one of them says something and the target is without them.
 */
function edgeAgain(
  code: readonly string[],
  around: readonly string[],
  target: readonly string[],
): number {
  const said = written(code);
  const near = written(around).slice(0, said.length);
  for (let count = near.length; 0 < count; count--) {
    const repeated = near.slice(0, count).reverse();
    const again = repeated.every((line, at) => said[at] === line);
    const isOwn = repeated.every((line, at) => written(target)[at] === line);
    if (again && !isOwn && repeated.some(saysSomething)) return lengthOf(code, count);
  }
  return 0;
}

/** How many lines the first `count` written ones of `code` take. */
function lengthOf(code: readonly string[], count: number): number {
  let left = count;
  return code.findIndex(line => !isBlank(line) && --left === 0) + 1;
}

/** The code without the closers of what was opened above, which it closes and the target does not. */
function withoutClosers(
  code: readonly string[],
  { target, language }: RepairSite,
): readonly string[] {
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

function written(lines: readonly string[]): readonly string[] {
  return lines.map(trimmed).filter(line => line !== '');
}

function trimmed(line: string): string {
  return line.trim();
}
