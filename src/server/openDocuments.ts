import type {
  TextDocumentContentChangeEvent,
  TextDocumentsConfiguration,
} from 'vscode-languageserver';
import { type Connection, NotebookDocuments, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { OffsetEdit } from './fromProto.js';

/** Who wants to know how documents change, edit by edit. */
export interface DocumentWatcher {
  open(uri: string, language: string, text: string): void;
  change(uri: string, edits: readonly OffsetEdit[], after: string): void;
  close(uri: string): void;
}

/** The documents that are open in the editor, the cells of its notebooks among them. */
export interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
  all(): readonly TextDocument[];
  /** The code above a cell of a notebook, in the cell's language; empty elsewhere. */
  textAbove(uri: string): string;
}

/** Between two cells, so that a model takes them for pieces of one file. */
const BETWEEN_CELLS = '\n\n';

/** Each edit of them is told to the watchers. */
export function openDocuments(
  connection: Connection,
  watchers: readonly DocumentWatcher[],
): OpenDocuments {
  const configuration = toldTo(watchers);
  const files = new TextDocuments(configuration);
  const notebooks = new NotebookDocuments(configuration);
  const cells = notebooks.cellTextDocuments;
  for (const documents of [files, cells]) {
    documents.onDidClose(({ document }) => {
      for (const watcher of watchers) watcher.close(document.uri);
    });
  }
  files.listen(connection);
  notebooks.listen(connection);
  return {
    get: uri => files.get(uri) ?? cells.get(uri),
    all: () => [...files.all(), ...cells.all()],
    textAbove: uri => {
      const all = notebooks.findNotebookDocumentForCell(uri)?.cells ?? [];
      const above = all.slice(
        0,
        Math.max(
          0,
          all.findIndex(({ document }) => document === uri),
        ),
      );
      const language = cells.get(uri)?.languageId;
      return above
        .flatMap(({ document }) => cells.get(document) ?? [])
        .filter(({ languageId }) => languageId === language)
        .map(document => document.getText().trimEnd() + BETWEEN_CELLS)
        .join('');
    },
  };
}

function toldTo(watchers: readonly DocumentWatcher[]): TextDocumentsConfiguration<TextDocument> {
  return {
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
  };
}

function offsetsOf(change: TextDocumentContentChangeEvent, document: TextDocument): OffsetEdit {
  if (!('range' in change)) return { start: 0, end: document.getText().length, text: change.text };
  return {
    start: document.offsetAt(change.range.start),
    end: document.offsetAt(change.range.end),
    text: change.text,
  };
}
