import { commentLines } from '../commentLines.js';
import type { RepairSite } from './repair.js';

/**
 * The code below the comment that the target begins with, where the reply begins with none: small
 * models leave it away, and it is seldom what was to be changed.
 */
export function keepLeadingComment(code: readonly string[], site: RepairSite): readonly string[] {
  const comment = leadingComment(site.target, site);
  const isLost = 0 < code.length && leadingComment(code, site).length === 0;
  return isLost && comment.length < site.target.length ? [...comment, ...code] : code;
}

function leadingComment(lines: readonly string[], { language }: RepairSite): readonly string[] {
  const behind = commentLines(lines, language).indexOf(false);
  return lines.slice(0, behind < 0 ? lines.length : behind);
}
