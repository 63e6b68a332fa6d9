import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import type { LastChat } from '../../core/chat/lastChat.js';
import { type LastPrompt, NOTHING_ASKED } from '../../core/completion/lastPrompt.js';
import { METHODS } from '../../protocol/methods.js';
import type { PromptLastResult } from '../../protocol/prompt.js';
import { onQuery } from '../onQuery.js';
import type { OpenDocuments } from '../openDocuments.js';
import { sourceToProto } from '../toProto.js';

export interface PromptLastDeps {
  readonly documents: Pick<OpenDocuments, 'get'>;
  readonly last: () => LastPrompt;
  readonly lastChat: () => LastChat;
  readonly log: Log;
}

/** Whoever names no purpose means the completions. */
const Params = v.fallback(v.object({ purpose: v.string() }), { purpose: 'completion' });

export function onPromptLast(connection: Connection, deps: PromptLastDeps): void {
  onQuery(connection, deps.log, METHODS.promptLast, (params): Promise<PromptLastResult> => {
    const { purpose } = v.parse(Params, params);
    return Promise.resolve(purpose === 'chat' ? deps.lastChat() : completionPrompt(purpose, deps));
  });
}

function completionPrompt(
  purpose: string,
  { documents, last }: Pick<PromptLastDeps, 'documents' | 'last'>,
): PromptLastResult {
  const { quoted, ...rest } = purpose === 'completion' ? last() : NOTHING_ASKED;
  const document = quoted ? documents.get(quoted.uri) : undefined;
  const sources = quoted && document ? [sourceToProto(quoted, document)] : [];
  return { ...rest, sources };
}
