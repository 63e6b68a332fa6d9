import type { InlineCompletionContext, Position } from 'vscode-languageserver';
import { InlineCompletionTriggerKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Trigger } from '../core/completion/suggestion.js';
import type { CursorSite } from '../core/text/cursorSite.js';

/** A change of a document in UTF-16 offsets of the document before it. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The place of a completion. With the suggest widget open it lies behind the selected item, as if
 * that had been accepted, since the editor drops ghost text that does not continue it.
 */
export function siteFromProto(
  document: TextDocument,
  position: Position,
  context: InlineCompletionContext,
): CursorSite {
  const text = document.getText();
  const cursor = document.offsetAt(position);
  const selected = context.selectedCompletionInfo;
  const before = selected
    ? text.slice(0, document.offsetAt(selected.range.start)) + selected.text
    : text.slice(0, cursor);
  return {
    uri: document.uri,
    language: document.languageId,
    before,
    after: text.slice(cursor),
  };
}

export function triggerFromProto(context: InlineCompletionContext): Trigger {
  return context.triggerKind === InlineCompletionTriggerKind.Invoked ? 'invoked' : 'typing';
}
