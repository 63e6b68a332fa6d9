import { indentOf, isBlank } from '../../text/cursorSite.js';
import type { RepairSite } from './repair.js';

const DEFINITION = /^\s*(?:async\s+)?(?:def|class)\s+(\w+)/;
const DECORATOR = /^\s*@/;

/**
 * The code without the functions that stand elsewhere in the document and not in the target: a
 * model that repeats the class around a method invents its other methods anew.
 *
 * This is for languages whose blocks are told by their indent, where it is certain what belongs to
 * a function.
 */
export function dropSiblings(code: readonly string[], site: RepairSite): readonly string[] {
  if (site.language.block !== 'indent') return code;
  const own = namesIn(site.target);
  const others = namesIn([...site.above, ...site.below]);
  const isSibling = (name: string | undefined): boolean =>
    name !== undefined && others.has(name) && !own.has(name);
  // Without the target's own function, it is not certain what the reply is about.
  if (own.size === 0 || ![...namesIn(code)].some(name => own.has(name))) return code;
  const kept: string[] = [];
  let dropped: number | undefined;
  for (const [at, line] of code.entries()) {
    const depth = indentOf(line).length;
    if (dropped !== undefined && (isBlank(line) || dropped < depth)) continue;
    const isHead = isSibling(headName(code, at));
    dropped = isHead || (dropped === depth && /^\s*[)\]}]/.test(line)) ? depth : undefined;
    if (dropped === undefined) kept.push(line);
  }
  return kept;
}

/** The name of what the line defines, or begins to: a decorator belongs to what is below it. */
function headName(code: readonly string[], at: number): string | undefined {
  let head = at;
  while (DECORATOR.test(code[head] ?? '')) head++;
  return DEFINITION.exec(code[head] ?? '')?.[1];
}

function namesIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(line => DEFINITION.exec(line)?.[1] ?? []));
}
