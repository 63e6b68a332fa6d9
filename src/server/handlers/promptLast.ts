import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { QuotedPiece } from '../../core/actions/lastAction.js';
import type { Log } from '../../core/base/log.js';
import { type LastPrompt, NOTHING_ASKED } from '../../core/completion/lastPrompt.js';
import { METHODS } from '../../protocol/methods.js';
import type { PromptLastResult } from '../../protocol/prompt.js';
import { onQuery } from '../onQuery.js';
import type { OpenDocuments } from '../openDocuments.js';
import { sourceToProto } from '../toProto.js';

/** A file that need not be open. */
function quotedDocument(piece: { readonly uri: string; readonly text?: string }) {
  const { uri, text } = piece;
  return text === undefined ? undefined : TextDocument.create(uri, '', 0, text);
}

/** What was sent last for one purpose, and the pieces of code in it. */
interface LastSent extends Omit<LastPrompt, 'quoted'> {
  readonly quoted: LastPrompt['quoted'] | readonly QuotedPiece[];
}

export interface PromptLastDeps {
  readonly documents: Pick<OpenDocuments, 'get'>;
  /** By purpose. */
  readonly last: Readonly<Partial<Record<string, () => LastSent | PromptLastResult>>>;
  readonly log: Log;
}

/** Whoever names no purpose means what is asked most often. */
const Params = v.fallback(v.object({ purpose: v.string() }), { purpose: 'completion' });

export function onPromptLast(connection: Connection, deps: PromptLastDeps): void {
  const { documents, last, log } = deps;
  onQuery(connection, log, METHODS.promptLast, (params): Promise<PromptLastResult> => {
    const { purpose } = v.parse(Params, params);
    const sent = last[purpose]?.() ?? NOTHING_ASKED;
    // A chat knows its sources by itself: they may be of files that are not open.
    if ('sources' in sent) return Promise.resolve(sent);
    const { quoted, ...rest } = sent;
    const sources = [quoted ?? []].flat().flatMap(piece => {
      const document = documents.get(piece.uri) ?? quotedDocument(piece);
      return document ? [sourceToProto(piece, document)] : [];
    });
    return Promise.resolve({ ...rest, sources });
  });
}
