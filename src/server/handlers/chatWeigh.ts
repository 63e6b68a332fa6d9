import * as v from 'valibot';
import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import type { Chat } from '../../core/chat/chat.js';
import type { ChatWeighResult, ChatWeight } from '../../protocol/chat.js';
import { METHODS } from '../../protocol/methods.js';
import { onQuery } from '../onQuery.js';
import { type ChatSendDeps, Mention } from './chatSend.js';

export interface ChatWeighDeps {
  readonly chat: Pick<Chat, 'weigh'>;
  readonly gather: ChatSendDeps['gather'];
  readonly log: Log;
}

/** What people point at with one question. */
const MENTIONS_MAX = 100;

/** How a mention came about: whoever asks here holds it before their eyes. */
const ORIGIN = /^(?:mentioned|the selection|the folder): /;

const Params = v.object({
  session: v.optional(v.string()),
  mentions: v.pipe(v.array(Mention), v.maxLength(MENTIONS_MAX)),
});

/** Asks no model: what is mentioned is read, and nothing of it leaves. */
export function onChatWeigh(connection: Connection, { chat, gather, log }: ChatWeighDeps): void {
  onQuery(connection, log, METHODS.chatWeigh, async (params, signal): Promise<ChatWeighResult> => {
    const { session, mentions } = v.parse(Params, params);
    const gathered = await Promise.all(
      mentions.map(mention => gather({ question: '', mentions: [mention], signal })),
    );
    const weighed = await chat.weigh(gathered, session);
    return { ...weighed, weights: weighed.weights.map(withoutOrigin) };
  });
}

function withoutOrigin({ left, ...weight }: ChatWeight): ChatWeight {
  return left === undefined ? weight : { ...weight, left: left.replace(ORIGIN, '') };
}
