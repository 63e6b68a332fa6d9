import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import { banOf } from '../../core/completion/banOf.js';
import type { CompletionSettings } from '../../core/completion/completionSettings.js';
import type { CompletionEngine } from '../../core/completion/engine.js';
import { METHODS } from '../../protocol/methods.js';
import type { CursorBoard } from '../cursorBoard.js';
import { siteAt } from '../fromProto.js';
import type { OpenDocuments } from '../openDocuments.js';
import type { StatusBoard } from '../statusBoard.js';

export interface CursorDeps {
  readonly documents: OpenDocuments;
  readonly engine: Pick<CompletionEngine, 'rests'>;
  readonly cursors: CursorBoard;
  readonly status: Pick<StatusBoard, 'shows'>;
  readonly settings: (uri: string) => CompletionSettings;
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

const Params = v.object({
  textDocument: v.object({ uri: v.string() }),
  position: v.object({ line: Count, character: Count }),
  selected: v.optional(v.boolean(), false),
  cursors: v.optional(Count, 1),
  readOnly: v.optional(v.boolean(), false),
});

/** A notification has no answer: one that makes no sense is not heard. */
export function onCursor(connection: Connection, deps: CursorDeps): void {
  const { documents, engine, cursors, status, settings } = deps;
  connection.onNotification(METHODS.cursor, (params: unknown) => {
    const read = v.safeParse(Params, params);
    if (!read.success) return;
    const { textDocument, position, selected, cursors: count, readOnly } = read.output;
    cursors.set(textDocument.uri, { selected, count, readOnly });
    const document = documents.get(textDocument.uri);
    if (!document) return;
    const { uri, languageId: language } = document;
    status.shows(uri, () => banOf({ uri, language }, settings(uri)));
    const above = documents.textAbove(document.uri);
    const site = siteAt({ document, above }, position);
    engine.rests({ site, trigger: 'typing', settings: settings(document.uri) });
  });
}
