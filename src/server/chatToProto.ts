import type { ChatReply } from '../core/chat/chat.js';
import { type Answer, type Exchange, lastAt, type Session } from '../core/chat/session.js';
import { titleOf } from '../core/chat/titleOf.js';
import type { ChatMessage, ChatSendResult, ChatSession } from '../protocol/chat.js';

/** What the person who asked is told. An answer that is over is not running. */
export function replyToProto({ session, answer }: ChatReply): ChatSendResult {
  const { text, state, usage, sources } = answer;
  const ended = state === 'running' ? 'stopped' : state;
  return { session, text, state: ended, usage, sources, ...toldOf(answer) };
}

export function sessionToProto(session: Session): ChatSession {
  const models = session.exchanges.map(({ answer }) => answer.model).filter(each => each !== '');
  return {
    session: session.id,
    title: titleOf(session),
    at: lastAt(session),
    model: models.at(-1) ?? '',
    messages: session.exchanges.flatMap(messagesOf),
    branches: session.branches.length,
  };
}

function messagesOf({ question, answer }: Exchange): readonly ChatMessage[] {
  const { text, at, state, sources } = answer;
  return [
    { role: 'user', text: question.text, at: question.at },
    { role: 'assistant', text, at, state, sources, ...toldOf(answer) },
  ];
}

function toldOf({ reason, remedy }: Answer): Pick<ChatMessage, 'reason' | 'remedy'> {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}
