import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import type { Chat } from '../../core/chat/chat.js';
import { markdownOf } from '../../core/chat/markdownOf.js';
import type { ChatExport, ChatRow, ChatSession } from '../../protocol/chat.js';
import { METHODS } from '../../protocol/methods.js';
import { sessionToProto } from '../chatToProto.js';
import { onQuery } from '../onQuery.js';

export interface ChatSessionsDeps {
  readonly chat: Pick<Chat, 'list' | 'get' | 'delete' | 'rename'>;
  readonly log: Log;
}

const Named = v.object({ session: v.string() });

/** What a list can show of a title, with room to spare. */
const TITLE_UNITS_MAX = 1_000;

const Renamed = v.object({
  session: v.string(),
  title: v.pipe(
    v.string(),
    v.transform(title => title.slice(0, TITLE_UNITS_MAX).trim()),
  ),
});

/** The requests about kept sessions, which ask no model. */
export function onChatSessions(connection: Connection, { chat, log }: ChatSessionsDeps): void {
  const named = async (params: unknown) => chat.get(v.parse(Named, params).session);
  onQuery(connection, log, METHODS.chatList, (): Promise<readonly ChatRow[]> => chat.list());
  onQuery(connection, log, METHODS.chatGet, async (params): Promise<ChatSession | null> => {
    const session = await named(params);
    return session ? sessionToProto(session) : null;
  });
  onQuery(connection, log, METHODS.chatExport, async (params): Promise<ChatExport | null> => {
    const session = await named(params);
    return session ? { markdown: markdownOf(session) } : null;
  });
  onQuery(connection, log, METHODS.chatDelete, async (params): Promise<boolean> =>
    chat.delete(v.parse(Named, params).session),
  );
  onQuery(connection, log, METHODS.chatRename, async (params): Promise<boolean> => {
    const { session, title } = v.parse(Renamed, params);
    return chat.rename(session, title);
  });
}
