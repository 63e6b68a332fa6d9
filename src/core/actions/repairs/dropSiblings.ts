import { indentOf, isBlank } from '../../text/cursorSite.js';
import type { RepairSite } from './repair.js';

const DEFINITION = /^\s*(?:async\s+)?(?:def|class)\s+(\w+)/;
const DECORATOR = /^\s*@/;

/**
 * The code without the functions that stand elsewhere in the document and not in the target, and
 * without the class around it: a model that repeats the class around a method invents its other
 * methods anew.
 *
 * This is for languages whose blocks are told by their indent, where it is certain what belongs to
 * a function.
 */
export function dropSiblings(said: readonly string[], site: RepairSite): readonly string[] {
  if (site.language.block !== 'indent') return said;
  const own = namesIn(site.target);
  const others = namesIn([...site.above, ...site.below]);
  const isSibling = (name: string | undefined): boolean =>
    name !== undefined && others.has(name) && !own.has(name);
  // Without the target's own function, it is not certain what the reply is about.
  if (own.size === 0 || ![...namesIn(said)].some(name => own.has(name))) return said;
  const code = withoutClass(said, own, isSibling);
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

/** The function of the target alone, where the reply has it in a class that is around the target. */
function withoutClass(
  code: readonly string[],
  own: ReadonlySet<string>,
  isSibling: (name: string | undefined) => boolean,
): readonly string[] {
  const head = code.findIndex(line => own.has(DEFINITION.exec(line)?.[1] ?? ''));
  const depth = indentOf(code[head] ?? '').length;
  const isClass = (line: string): boolean =>
    isSibling(DEFINITION.exec(line)?.[1]) && indentOf(line).length < depth;
  if (!code.slice(0, head).some(isClass)) return code;
  let start = head;
  while (DECORATOR.test(code[start - 1] ?? '')) start--;
  const after = code.findIndex(
    (line, at) => head < at && !isBlank(line) && indentOf(line).length < depth,
  );
  return code.slice(start, after < 0 ? undefined : after);
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
