import { indentOf, linePrefix, type Site } from '../typing/document.js';

export interface Rule {
  /** Whether the first line that says something is all. */
  readonly single: boolean;
  readonly linesMax: number;
  /** Whether a blank line ends it. */
  readonly blankEnds: boolean;
}

/**
 * Where peers cut by indent: undefined while more may come, else the end of what is kept.
 *
 * Whole lines alone are judged. A block ends before a line that is indented less than it, after
 * the closer of what the cursor's line opened, and where the limits say so.
 */
export function blockDone(text: string, site: Site, rule: Rule): number | undefined {
  const prefix = linePrefix(site);
  const floor = indentOf(prefix).length;
  const inBlock = prefix.trim() === '' ? floor : floor + 1;
  let start = 0;
  for (let lines = 1; ; lines += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return undefined;
    const line = text.slice(start, end);
    const blank = line.trim() === '';
    if (rule.single && !blank) return end;
    if (0 < start && blank && rule.blankEnds) return start - 1;
    if (0 < start && !blank && indentOf(line).length < inBlock) {
      const closes = indentOf(line).length === floor && /^\s*[)\]}]/.test(line);
      return closes && floor < inBlock ? end : start - 1;
    }
    if (rule.linesMax <= lines) return end;
    start = end + 1;
  }
}
