import { languageOf } from '../syntax/languages.js';
import { indentOf } from '../text/cursorSite.js';
import { lineBreakOf, lineStart, linesOf } from '../text/lines.js';
import type { ActionId } from './actions.js';
import { codeIn, type Reply } from './codeIn.js';
import { contextOf } from './context.js';
import { type Nearby, NOTHING_NEARBY } from './nearby/nearby.js';
import { fenceLabel } from '../text/fence.js';
import type { ActionDocument, Stretch } from './job.js';
import type { Asked } from './ownActions.js';
import { dropBlankEdges } from './repairs/dropBlankEdges.js';
import { dropRepeatedContext } from './repairs/dropRepeatedContext.js';
import { dropSiblings } from './repairs/dropSiblings.js';
import { fillElided } from './repairs/fillElided.js';
import { keepComments } from './repairs/keepComments.js';
import { keepExport } from './repairs/keepExport.js';
import { keepLeadingComment } from './repairs/keepLeadingComment.js';
import { placeDocstring } from './repairs/placeDocstring.js';
import type { Repair, RepairSite } from './repairs/repair.js';
import { restoreControlText } from './repairs/restoreControlText.js';
import { restoreIndent } from './repairs/restoreIndent.js';
import type { TestProject } from './tests/testProject.js';
import { CUT, type Refused, refused, UNCHANGED, WITHOUT_CODE } from './refusals.js';

/** From what the model said to what can stand in place of the target, in order. */
const REPAIRS: readonly Repair[] = [
  restoreControlText,
  dropRepeatedContext,
  dropSiblings,
  dropBlankEdges,
  restoreIndent,
  fillElided,
];

/** What one action wants besides. */
const REPAIRS_OF: Readonly<Partial<Record<ActionId, readonly Repair[]>>> = {
  refactor: [keepExport, keepLeadingComment],
  fix: [keepExport, keepLeadingComment],
  document: [placeDocstring, keepComments],
};

/** How a sentence begins: where no fence was given, it is mostly said before the code. */
const WORDS = /^\s*[A-Z][\w'’]*[,!]? \w+ \w+/;

const ANY_FENCE = /^\s*(?:`{3}|~{3})/m;

/** Where a rewrite goes, and what the model was not shown as it is. */
export interface RewritePlace {
  readonly action: Asked;
  readonly document: ActionDocument;
  readonly target: Stretch;
  readonly controlText: readonly string[];
  readonly project?: TestProject | undefined;
  /** What the model was shown besides. */
  readonly nearby?: Nearby;
}

export type Rewrite = { readonly kind: 'rewrite'; readonly text: string } | Refused;

/** The text that a reply has in place of the target, with the document's line breaks. */
export function readRewrite(reply: Reply, place: RewritePlace): Rewrite {
  const site = repairSite(place);
  const found = codeIn(reply, site.target, fenceLabel(place.document.language));
  if (found.kind === 'cut') return CUT;
  if (found.kind === 'none') return WITHOUT_CODE;
  let code = found.lines;
  for (const repair of [...REPAIRS, ...repairsOf(place.action)]) {
    const repaired = repair(code, site);
    if ('reason' in repaired) return refused(repaired.reason);
    code = repaired;
  }
  if (code.length === 0) return WITHOUT_CODE;
  const { document, target } = place;
  const text = textOf(code, place);
  if (text === document.text.slice(target.start, target.end)) return UNCHANGED;
  return { kind: 'rewrite', text };
}

/**
 * What reads the text in place of the target as far as whole lines of it came: it is told what the
 * model said so far, and returns the text without its last break; empty where there is no code yet.
 *
 * It is to be looked at while the rest comes, and `readRewrite` has the last word.
 */
export function rewriteSoFar(place: RewritePlace, ticks: number): (said: string) => string {
  const site = repairSite(place);
  const label = fenceLabel(place.document.language);
  return said => {
    const text = said.slice(0, said.lastIndexOf('\n') + 1);
    if (ticks === 0 && WORDS.test(text) && !ANY_FENCE.test(text)) return '';
    const found = codeIn({ text, ticks, cut: false }, site.target, label);
    if (found.kind !== 'code') return '';
    let code = found.lines;
    for (const repair of [...REPAIRS, ...repairsOf(place.action)]) {
      const repaired = repair(code, site);
      // What spoils it may be that its end has not come yet.
      if (!('reason' in repaired)) code = repaired;
    }
    return textOf(code, place);
  };
}

function textOf(code: readonly string[], place: RewritePlace): string {
  const text = code.join('\n').slice(ownIndentOf(place).length);
  return text.replaceAll('\n', lineBreakOf(place.document.text));
}

/** A person's own action may change what it likes. */
function repairsOf(action: Asked): readonly Repair[] {
  return typeof action === 'string' ? (REPAIRS_OF[action] ?? []) : [];
}

/** What the repairs are told of a place. */
export function repairSite(place: RewritePlace): RepairSite {
  const { text, language } = place.document;
  const { start, end } = place.target;
  const { own, others } = place.nearby ?? NOTHING_NEARBY;
  const quotes = contextOf(place.document, place.target, Infinity, own);
  return {
    target: linesOf(ownIndentOf(place) + text.slice(start, end)),
    above: linesOf(text.slice(0, lineStart(text, start))).slice(0, -1),
    below: linesOf(text.slice(end)).slice(1),
    shown: [...others, ...quotes.map(quote => ({ ...quote, text }))].flatMap(quote =>
      linesOf(quote.text.slice(quote.start, quote.end)),
    ),
    language: languageOf(language),
    controlText: place.controlText,
  };
}

/** The indent of the target's first line, where the target begins behind it. */
function ownIndentOf({ document: { text }, target: { start } }: RewritePlace): string {
  return indentOf(text.slice(lineStart(text, start), start));
}
