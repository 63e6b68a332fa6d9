import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import type { CodeApplier } from '../../core/actions/apply/codeApplier.js';
import { CHANGED_MEANWHILE, NOT_OPEN } from '../../core/actions/refusals.js';
import type { Log } from '../../core/base/log.js';
import type { ActionRunResult } from '../../protocol/actions.js';
import { METHODS } from '../../protocol/methods.js';
import { onQuery } from '../onQuery.js';
import type { OpenDocuments } from '../openDocuments.js';
import { outcomeToProto } from '../toProto.js';

export interface CodeApplyDeps {
  readonly documents: Pick<OpenDocuments, 'get'>;
  readonly applier: Pick<CodeApplier, 'apply'>;
  readonly excluded: (uri: string) => boolean;
  readonly log: Log;
}

const Params = v.object({
  textDocument: v.object({ uri: v.string() }),
  code: v.string(),
  mayAdd: v.fallback(v.optional(v.boolean(), false), false),
  namesOnly: v.fallback(v.optional(v.boolean(), false), false),
});

export function onCodeApply(connection: Connection, deps: CodeApplyDeps): void {
  const { documents, applier, excluded, log } = deps;
  onQuery(connection, log, METHODS.codeApply, async (params): Promise<ActionRunResult> => {
    const { textDocument, ...told } = v.parse(Params, params);
    const document = documents.get(textDocument.uri);
    if (!document) return { kind: 'answer', text: NOT_OPEN.text, refused: true };
    const { uri, languageId: language, version } = document;
    const job = { document: { uri, language, text: document.getText() }, ...told };
    const outcome = await applier.apply(job, excluded);
    const isStale = documents.get(uri)?.version !== version;
    return outcomeToProto(isStale ? CHANGED_MEANWHILE : outcome, document);
  });
}
