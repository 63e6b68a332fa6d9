import type { InlineCompletionContext, Position, Range } from 'vscode-languageserver';
import { InlineCompletionTriggerKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Stretch } from '../core/actions/job.js';
import type { Trigger } from '../core/completion/question.js';
import type { CursorSite } from '../core/text/cursorSite.js';

/** A change of a document in UTF-16 offsets of the document before it. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A document, and what stands above it where it is a piece of a whole. */
export interface DocumentPlace {
  readonly document: TextDocument;
  readonly above: string;
}

/**
 * The place of a completion. With the suggest widget open it lies behind the selected item, as if
 * that had been accepted, since the editor drops ghost text that does not continue it.
 */
export function siteFromProto(
  place: DocumentPlace,
  position: Position,
  context: InlineCompletionContext,
): CursorSite {
  const { document } = place;
  const site = siteAt(place, position);
  const selected = context.selectedCompletionInfo;
  if (!selected) return site;
  const before = site.before.slice(0, document.offsetAt(selected.range.start)) + selected.text;
  return { ...site, before };
}

/** A range of a document in UTF-16 offsets, its ends in order. */
export function stretchFromProto(document: TextDocument, range: Range): Stretch {
  const ends = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return { start: Math.min(...ends), end: Math.max(...ends) };
}

/** The place of a cursor. */
export function siteAt({ document, above }: DocumentPlace, position: Position): CursorSite {
  const text = document.getText();
  const cursor = document.offsetAt(position);
  return {
    uri: document.uri,
    language: document.languageId,
    before: text.slice(0, cursor),
    after: text.slice(cursor),
    ...(above === '' ? {} : { above }),
  };
}

export function triggerFromProto(context: InlineCompletionContext): Trigger {
  return context.triggerKind === InlineCompletionTriggerKind.Invoked ? 'invoked' : 'typing';
}
