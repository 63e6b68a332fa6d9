import type { Connection, InlineCompletionParams } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Log } from '../../core/base/log.js';
import type { CompletionSettings } from '../../core/completion/completionSettings.js';
import type { CompletionEngine } from '../../core/completion/engine.js';
import type { Question } from '../../core/completion/question.js';
import type { Suggestion } from '../../core/completion/suggestion.js';
import { answer } from '../answer.js';
import { type CommitBoxes, isCommitBox } from '../commitBoxes.js';
import { siteFromProto, triggerFromProto } from '../fromProto.js';
import type { OpenDocuments } from '../openDocuments.js';
import { itemToProto } from '../toProto.js';

export interface InlineCompletionDeps {
  readonly documents: OpenDocuments;
  readonly engine: Pick<CompletionEngine, 'complete' | 'candidates'>;
  readonly boxes: CommitBoxes;
  readonly settings: (uri: string) => CompletionSettings;
  readonly log: Log;
}

export function onInlineCompletion(connection: Connection, deps: InlineCompletionDeps): void {
  connection.languages.inlineCompletion.on((params, token) =>
    answer(deps.log, 'inlineCompletion', token, async signal => {
      const document = deps.documents.get(params.textDocument.uri);
      if (!document) return null;

      const { position, context } = params;
      const site = await siteOf(document, params, deps);
      const settings = deps.settings(document.uri);
      const trigger = triggerFromProto(context);
      const suggestions = await suggestionsFor({ site, trigger, settings }, deps.engine, signal);
      if (suggestions.length === 0) return null;
      return suggestions.map(suggestion => itemToProto(suggestion, document, position, context));
    }),
  );
}

/** The document as it is now, and what stands above it. */
async function siteOf(
  document: TextDocument,
  { position, context }: InlineCompletionParams,
  { documents, boxes }: InlineCompletionDeps,
): Promise<Question['site']> {
  const above = documents.textAbove(document.uri);
  const site = siteFromProto({ document, above }, position, context);
  if (!isCommitBox(document.uri)) return site;
  const { text, files } = await boxes.above(document.uri);
  return { ...site, above: text, aboveFiles: files };
}

/** Several where the person asks for them, one where the editor does. */
async function suggestionsFor(
  question: Question,
  engine: InlineCompletionDeps['engine'],
  signal: AbortSignal,
): Promise<readonly Suggestion[]> {
  if (question.trigger === 'invoked') return engine.candidates(question, signal);
  const suggestion = await engine.complete(question, signal);
  return suggestion ? [suggestion] : [];
}
