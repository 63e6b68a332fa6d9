import type { TextDocument } from 'vscode-languageserver-textdocument';
import { definitionOf } from '../core/chat/definitionOf.js';
import type { Searched } from '../core/codebase/codebaseSearch.js';
import type { Quote, Range, Source } from '../core/chat/session.js';
import type { DiskText } from './adapters/diskFiles.js';
import type { Changes } from './adapters/gitChanges.js';
import { documentPath } from './documentPath.js';

/** Where mentioned code is found. */
export interface Library {
  /** The documents that are open, with what was typed and not saved. */
  readonly open: () => readonly TextDocument[];
  readonly textOnDisk: (uri: string) => Promise<DiskText>;
  /** Undefined where it is no folder. */
  readonly filesOnDisk: (uri: string) => Promise<readonly string[] | undefined>;
  /** Where a file lies behind all links. */
  readonly realUri: (uri: string) => Promise<string>;
  /** Whether no model may see it. */
  readonly excluded: (uri: string) => boolean;
  /** The folders of the workspace. */
  readonly folders: () => readonly string[];
  /** The files in them that a model may see; none where the search is turned off. */
  readonly files: () => Promise<readonly string[]>;
  /** What is not committed in a folder, but for what no model may see. */
  readonly changesIn: (
    folder: string,
    isExcluded: (uri: string) => Promise<boolean>,
  ) => Promise<Changes>;
  /** What in the workspace fits a question; undefined where the search is turned off. */
  readonly search: (question: string, signal: AbortSignal) => Promise<Searched | undefined>;
}

/** A source of what could not be quoted. */
export type Left = Source & { readonly left: true };

/** What a mention comes to. */
export type Found = Quote | Left;

export const EXCLUDED = 'kept from every model by "cove.context.exclude"';

export function leftOut(uri: string, why: string): Left {
  return { uri, why, tokens: 0, left: true };
}

/** Its own name counts, and that of what it links to. */
export async function isExcluded(
  uri: string,
  { excluded, realUri }: Pick<Library, 'excluded' | 'realUri'>,
): Promise<boolean> {
  return excluded(uri) || excluded(await realUri(uri));
}

/** Undefined where it is not open. */
export function openDocument(
  uri: string,
  { open }: Pick<Library, 'open'>,
): TextDocument | undefined {
  return open().find(each => isSame(each.uri, uri));
}

/** A definition, in the document that has it. */
export interface Defined {
  readonly document: TextDocument;
  readonly range: Range;
}

/** The first definition of a name in an open document that a model may see. */
export async function definedIn(
  name: string,
  library: Pick<Library, 'open' | 'excluded' | 'realUri'>,
): Promise<Defined | undefined> {
  for (const document of library.open()) {
    const piece = definitionOf(document.getText(), name);
    if (!piece || (await isExcluded(document.uri, library))) continue;
    const [start, end] = [document.positionAt(piece.start), document.positionAt(piece.end)];
    return { document, range: { start, end } };
  }
  return undefined;
}

/** Editors differ in which letters of a path they escape. */
export function isSame(one: string, other: string): boolean {
  const schemeOf = (uri: string): string | undefined => uri.split(':')[0];
  return schemeOf(one) === schemeOf(other) && documentPath(one) === documentPath(other);
}

/** A text that is no piece of a file, and the names of the files that it tells of. */
export interface Loose {
  /** What it was mentioned as. */
  readonly kind: string;
  /** As a model reads it. */
  readonly name: string;
  readonly text: string;
  readonly why: string;
  readonly files: readonly string[];
}

export function looseQuote({ kind, name, text, why, files }: Loose): Quote {
  const lines = text.split('\n');
  const end = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const range = { start: { line: 0, character: 0 }, end };
  return { uri: `cove:${kind}`, name, range, whole: true, text, why, files };
}
