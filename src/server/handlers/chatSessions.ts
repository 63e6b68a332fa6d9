import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import type { Chat } from '../../core/chat/chat.js';
import { COMMANDS } from '../../core/chat/commands.js';
import { markdownOf } from '../../core/chat/markdownOf.js';
import type { ChatCommand, ChatExport, ChatRow, ChatSession } from '../../protocol/chat.js';
import { METHODS } from '../../protocol/methods.js';
import { sessionToProto } from '../chatToProto.js';
import { onQuery } from '../onQuery.js';

export interface ChatSessionsDeps {
  readonly chat: Pick<Chat, 'list' | 'get' | 'delete' | 'rename' | 'choose' | 'tune'>;
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

/** Words, not texts. */
const QUERY_UNITS_MAX = 1_000;

const Listed = v.object({
  query: v.optional(v.pipe(v.string(), v.maxLength(QUERY_UNITS_MAX)), ''),
});

const Index = v.pipe(v.number(), v.integer(), v.minValue(0));

const Chosen = v.object({ session: v.string(), message: Index, take: Index });

/** Longer than any context. */
const TOLD_UNITS_MAX = 1 << 20;

const Tuned = v.object({
  session: v.string(),
  model: v.optional(v.string()),
  systemPrompt: v.optional(v.pipe(v.string(), v.maxLength(TOLD_UNITS_MAX))),
});

/** The requests about kept sessions, which ask no model. */
export function onChatSessions(connection: Connection, { chat, log }: ChatSessionsDeps): void {
  const named = async (params: unknown) => chat.get(v.parse(Named, params).session);
  onQuery(connection, log, METHODS.chatList, (params): Promise<readonly ChatRow[]> => {
    return chat.list(v.parse(Listed, params ?? {}).query);
  });
  onQuery(connection, log, METHODS.chatGet, async (params): Promise<ChatSession | null> => {
    const session = await named(params);
    return session ? sessionToProto(session) : null;
  });
  onQuery(connection, log, METHODS.chatChoose, async (params): Promise<ChatSession | null> => {
    const { session, message, take } = v.parse(Chosen, params);
    const of = message % 2 === 0 ? 'question' : 'answer';
    const after = await chat.choose(session, { at: Math.floor(message / 2), of, take });
    return after ? sessionToProto(after) : null;
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
  onQuery(connection, log, METHODS.chatTune, async (params): Promise<boolean> => {
    const { session, ...tuning } = v.parse(Tuned, params);
    return chat.tune(session, tuning);
  });
  onQuery(connection, log, METHODS.chatCommands, (): Promise<readonly ChatCommand[]> => {
    const all = Object.entries(COMMANDS);
    return Promise.resolve(all.map(([name, { about, on }]) => ({ name, about, on })));
  });
}
