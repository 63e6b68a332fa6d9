import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import { chosenChat } from '../../core/models/chatModel.js';
import type { ModelRuntime } from '../../core/models/modelRuntime.js';
import type { ChatModel } from '../../protocol/chat.js';
import { METHODS } from '../../protocol/methods.js';
import { onQuery } from '../onQuery.js';

export interface ChatModelDeps {
  readonly runtime: Pick<ModelRuntime, 'server' | 'installed' | 'loaded'>;
  /** The model that the settings name; empty where they leave it to Cove. */
  readonly wanted: () => string;
  readonly log: Log;
}

/** Answers `null` where no model can answer, or the server of models cannot be asked. */
export function onChatModel(connection: Connection, { runtime, wanted, log }: ChatModelDeps): void {
  onQuery(connection, log, METHODS.chatModel, async (_params, signal): Promise<ChatModel> => {
    const { name } = await chosenChat(runtime, wanted(), signal);
    return { model: name };
  });
}
