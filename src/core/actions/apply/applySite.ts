import { languageOf } from '../../syntax/languages.js';
import { isBlank } from '../../text/cursorSite.js';
import { dropBlankEdges } from '../repairs/dropBlankEdges.js';
import { fillElided } from '../repairs/fillElided.js';
import { isElision } from '../repairs/elision.js';
import type { RepairSite } from '../repairs/repair.js';
import { restoreIndent } from '../repairs/restoreIndent.js';
import type { LineChange } from './lineChanges.js';

/** A document and a piece of code that is to go into it, as lines. */
export interface ApplySite {
  readonly language: string;
  readonly document: readonly string[];
  readonly code: readonly string[];
}

/** What the repairs of an action are told of lines `from` up to `to` of the document. */
export function repairSiteOf(
  { document, language }: ApplySite,
  from: number,
  to: number,
): RepairSite {
  return {
    target: document.slice(from, to),
    above: document.slice(0, from),
    below: document.slice(to),
    shown: [],
    language: languageOf(language),
    controlText: [],
  };
}

/** `lines` in place of those of the document, indented and with what they leave out. */
export function putInPlace(
  site: ApplySite,
  place: Pick<LineChange, 'from' | 'to'>,
  lines: readonly string[],
): LineChange | undefined {
  const repairSite = repairSiteOf(site, place.from, place.to);
  const indented = restoreIndent(dropBlankEdges(lines), repairSite);
  const filled = fillElided(indented, repairSite);
  return 'reason' in filled ? undefined : { ...place, lines: filled };
}

/** Whether any of the lines stands for code that was left out. */
export function leavesOut({ language, document }: ApplySite, lines: readonly string[]): boolean {
  const known = new Set(document.map(line => line.trim()));
  return lines.some(line => isElision(line, languageOf(language), known));
}

/** Whether a line says nothing that could go astray: blank, or code that was left out. */
export function saysNothing({ language, document }: ApplySite, line: string): boolean {
  return isBlank(line) || leavesOut({ language, document, code: [] }, [line]);
}
