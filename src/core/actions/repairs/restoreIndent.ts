import { indentOf, isBlank } from '../../text/cursorSite.js';
import { commonIndent, indentUnit, withIndent, withoutIndent } from '../indents.js';
import type { RepairSite } from './repair.js';

/**
 * The code with the target's indent and in the document's unit of indent: a model answers without
 * the indent that all lines share, with four blanks where tabs are wanted, or with the first line
 * alone moved to the left.
 */
export function restoreIndent(code: readonly string[], site: RepairSite): readonly string[] {
  const base = commonIndent(site.target);
  const lines = inUnit(firstLineMoved(code, site.target) ? moved(code, site.target) : code, site);
  return withIndent(withoutIndent(lines, commonIndent(lines)), base);
}

/** Whether only the first line lost the indent, and the others stand where they stood. */
function firstLineMoved(code: readonly string[], target: readonly string[]): boolean {
  const [first = '', ...rest] = code;
  const base = commonIndent(target);
  if (base === '' || indentOf(first) !== '' || rest.every(isBlank)) return false;
  // A reply may begin behind the decorators of the target.
  const own = target.findIndex(line => line.trim() === first.trim());
  const stood = target.slice(Math.max(own, 0) + 1);
  return commonIndent(rest) === commonIndent(stood) && !stood.every(isBlank);
}

function moved(code: readonly string[], target: readonly string[]): readonly string[] {
  const [first = '', ...rest] = code;
  return [indentOf(target[0] ?? '') + first, ...rest];
}

function inUnit(code: readonly string[], site: RepairSite): readonly string[] {
  const all = [...site.above, ...site.target, ...site.below];
  const wanted = indentUnit(site.target) ?? indentUnit(all);
  const used = indentUnit(code);
  if (wanted === undefined || used === undefined || wanted === used) return code;
  const common = commonIndent(code);
  return code.map(line => {
    if (!line.startsWith(common)) return line;
    const indent = indentOf(line).slice(common.length);
    const levels = levelsOf(indent, used);
    const left = indent.slice(levels * used.length);
    return common + wanted.repeat(levels) + left + line.slice(indentOf(line).length);
  });
}

function levelsOf(indent: string, unit: string): number {
  let levels = 0;
  while (indent.startsWith(unit, levels * unit.length)) levels++;
  return levels;
}
