import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Log } from '../../core/base/log.js';
import type { CompletionSettings } from '../../core/completion/completionSettings.js';
import type { CompletionEngine } from '../../core/completion/engine.js';
import { answer } from '../answer.js';
import { siteFromProto, triggerFromProto } from '../fromProto.js';
import { itemToProto } from '../toProto.js';

export interface InlineCompletionDeps {
  readonly documents: TextDocuments<TextDocument>;
  readonly engine: Pick<CompletionEngine, 'complete'>;
  readonly settings: (uri: string) => CompletionSettings;
  readonly log: Log;
}

export function onInlineCompletion(connection: Connection, deps: InlineCompletionDeps): void {
  connection.languages.inlineCompletion.on((params, token) =>
    answer(deps.log, 'inlineCompletion', token, async signal => {
      const document = deps.documents.get(params.textDocument.uri);
      if (!document) return null;

      const { position, context } = params;
      const site = siteFromProto(document, position, context);
      const settings = deps.settings(document.uri);
      const trigger = triggerFromProto(context);
      const suggestion = await deps.engine.complete({ site, trigger, settings }, signal);
      return suggestion ? [itemToProto(suggestion, document, position, context)] : null;
    }),
  );
}
