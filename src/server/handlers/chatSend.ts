import * as v from 'valibot';
import { ProgressType } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import type { Chat, Gathered } from '../../core/chat/chat.js';
import type { ChatSettings } from '../../core/chat/chatRequests.js';
import type { ChatMention, ChatPiece, ChatSendResult } from '../../protocol/chat.js';
import { METHODS } from '../../protocol/methods.js';
import { replyToProto } from '../chatToProto.js';
import { onQuery } from '../onQuery.js';

/** A question with what it mentions, and what ends it. */
export interface ChatAsked {
  readonly question: string;
  readonly mentions: readonly ChatMention[];
  readonly signal: AbortSignal;
}

export interface ChatSendDeps {
  readonly chat: Pick<Chat, 'send' | 'again' | 'goOn'>;
  readonly gather: (asked: ChatAsked) => Promise<Gathered>;
  readonly settings: () => ChatSettings;
  readonly log: Log;
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Spot = v.object({ line: Count, character: Count });
const Range = v.object({ start: Spot, end: Spot });

const Report = v.object({
  uri: v.string(),
  diagnostics: v.array(
    v.object({
      range: Range,
      message: v.string(),
      severity: v.exactOptional(v.number()),
      source: v.exactOptional(v.string()),
    }),
  ),
});

export const Mention = v.variant('kind', [
  v.object({ kind: v.picklist(['file', 'folder']), uri: v.string() }),
  v.object({ kind: v.literal('selection'), uri: v.string(), range: Range }),
  v.object({ kind: v.literal('symbol'), name: v.string() }),
  v.object({ kind: v.picklist(['codebase', 'diff']) }),
  v.object({ kind: v.literal('problems'), reported: v.exactOptional(v.array(Report)) }),
  v.object({ kind: v.literal('terminal'), text: v.exactOptional(v.string()) }),
]);

/** Longer than any context. */
const TEXT_UNITS_MAX = 1 << 20;

const Told = v.pipe(v.string(), v.maxLength(TEXT_UNITS_MAX));

const Token = v.optional(v.union([v.string(), v.number()]));

const Params = v.object({
  session: v.optional(v.string()),
  text: v.pipe(v.string(), v.regex(/\S/), v.maxLength(TEXT_UNITS_MAX)),
  mentions: v.optional(v.array(Mention), []),
  after: v.optional(Count),
  model: v.optional(v.string()),
  systemPrompt: v.optional(Told),
  partialResultToken: Token,
});

const AgainParams = v.object({ session: v.string(), message: Count, partialResultToken: Token });

const ContinueParams = v.object({ session: v.string(), partialResultToken: Token });

const PIECE = new ProgressType<ChatPiece>();

/** Answers `null` only where its parameters make no sense: what goes wrong stands in the result. */
export function onChatSend(connection: Connection, deps: ChatSendDeps): void {
  const { chat, gather, log } = deps;
  onQuery(connection, log, METHODS.chatSend, async (params, signal): Promise<ChatSendResult> => {
    const { text, mentions, after, model, systemPrompt, ...rest } = v.parse(Params, params);
    const reply = await chat.send(
      {
        ...{ session: rest.session, text },
        instead: after === undefined ? undefined : exchangeOf(after),
        gathered: await gather({ question: text, mentions, signal }),
        tuning: { model, systemPrompt },
        ...orderOf(connection, deps, rest.partialResultToken),
      },
      signal,
    );
    return replyToProto(reply);
  });
}

/** The same question once more, and more of the same answer. */
export function onChatAgain(connection: Connection, deps: ChatSendDeps): void {
  const { chat, log } = deps;
  onQuery(connection, log, METHODS.chatAgain, async (params, signal): Promise<ChatSendResult> => {
    const { session, message, partialResultToken } = v.parse(AgainParams, params);
    const order = orderOf(connection, deps, partialResultToken);
    return replyToProto(await chat.again({ session, at: exchangeOf(message), ...order }, signal));
  });
  onQuery(
    connection,
    log,
    METHODS.chatContinue,
    async (params, signal): Promise<ChatSendResult> => {
      const { session, partialResultToken } = v.parse(ContinueParams, params);
      const order = orderOf(connection, deps, partialResultToken);
      return replyToProto(await chat.goOn({ session, ...order }, signal));
    },
  );
}

/** Each question has its answer behind it. */
function exchangeOf(message: number): number {
  return Math.floor(message / 2);
}

function orderOf(
  connection: Connection,
  { settings }: ChatSendDeps,
  token: string | number | undefined,
): Pick<Parameters<Chat['send']>[0], 'settings' | 'onPiece' | 'onBegun' | 'onWait'> {
  const tell = (piece: ChatPiece): void => {
    if (token !== undefined) void connection.sendProgress(PIECE, token, piece);
  };
  return {
    settings: settings(),
    onPiece: text => {
      tell({ text });
    },
    onBegun: begun => {
      tell({ text: '', ...begun });
    },
    onWait: waitsFor => {
      tell({ text: '', waitsFor });
    },
  };
}
