import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type Connection, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { OffsetEdit } from './fromProto.js';

/** Who wants to know how documents change, edit by edit. */
export interface DocumentWatcher {
  open(uri: string, language: string, text: string): void;
  change(uri: string, edits: readonly OffsetEdit[], after: string): void;
  close(uri: string): void;
}

/** The documents that are open in the editor, with each edit told to the watchers. */
export function openDocuments(
  connection: Connection,
  watchers: readonly DocumentWatcher[],
): TextDocuments<TextDocument> {
  const documents = new TextDocuments({
    create: (uri, language, version, text) => {
      for (const watcher of watchers) watcher.open(uri, language, text);
      return TextDocument.create(uri, language, version, text);
    },
    update: (document, changes, version) => {
      const edits: OffsetEdit[] = [];
      let updated = document;
      for (const change of changes) {
        edits.push(offsetsOf(change, updated));
        updated = TextDocument.update(updated, [change], version);
      }
      const text = updated.getText();
      for (const watcher of watchers) watcher.change(document.uri, edits, text);
      return updated;
    },
  });
  documents.onDidClose(({ document }) => {
    for (const watcher of watchers) watcher.close(document.uri);
  });
  documents.listen(connection);
  return documents;
}

function offsetsOf(change: TextDocumentContentChangeEvent, document: TextDocument): OffsetEdit {
  if (!('range' in change)) return { start: 0, end: document.getText().length, text: change.text };
  return {
    start: document.offsetAt(change.range.start),
    end: document.offsetAt(change.range.end),
    text: change.text,
  };
}
