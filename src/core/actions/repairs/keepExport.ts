import { indentOf } from '../../text/cursorSite.js';
import { commentLines } from '../commentLines.js';
import type { RepairSite } from './repair.js';

/** What a definition says to be seen by other files. */
const EXPORT = /^export (?:default )?/;

/**
 * The code with the `export` of the target's definition, where the reply defines the same without:
 * small models leave it away, and other files would miss it.
 */
export function keepExport(code: readonly string[], site: RepairSite): readonly string[] {
  const target = firstCode(site.target, site);
  const [mark] = EXPORT.exec(site.target[target]?.trim() ?? '') ?? [];
  const at = firstCode(code, site);
  const line = code[at];
  if (mark === undefined || line === undefined) return code;
  const rest = site.target[target]?.trim().slice(mark.length) ?? '';
  const isSame = headOf(rest) !== '' && headOf(rest) === headOf(line.trim());
  return isSame ? code.with(at, indentOf(line) + mark + line.trimStart()) : code;
}

/** A definition up to its name; empty where the line is none. */
function headOf(line: string): string {
  const [head = ''] =
    /^(?:(?:async|abstract|declare) )*(?:function\*?|class|const|let|interface|type|enum) \w+/.exec(
      line,
    ) ?? [];
  return head;
}

/** The index of the first line that is neither a comment nor blank. */
function firstCode(lines: readonly string[], { language }: RepairSite): number {
  const comments = commentLines(lines, language);
  return lines.findIndex((line, at) => comments[at] !== true && line.trim() !== '');
}
