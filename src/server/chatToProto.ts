import type { ChatReply } from '../core/chat/chat.js';
import {
  type Answer,
  type Branch,
  type Exchange,
  lastAt,
  NOTHING_USED,
  type Session,
} from '../core/chat/session.js';
import { type TakeOf, takesOf } from '../core/chat/takes.js';
import { titleOf } from '../core/chat/titleOf.js';
import type { ChatMessage, ChatSendResult, ChatSession } from '../protocol/chat.js';

/** What the person who asked is told. An answer that is over is not running. */
export function replyToProto({ session, answer }: ChatReply): ChatSendResult {
  const { model, text, state, usage, sources } = answer;
  const ended = state === 'running' ? 'stopped' : state;
  return { session, model, text, state: ended, usage, sources, ...toldOf(answer) };
}

export function sessionToProto(session: Session): ChatSession {
  const models = session.exchanges.map(({ answer }) => answer.model).filter(each => each !== '');
  return {
    session: session.id,
    title: titleOf(session),
    at: lastAt(session),
    model: models.at(-1) ?? '',
    messages: session.exchanges.flatMap((exchange, at) =>
      messagesOf(exchange, takesOf(session, at)),
    ),
    branches: branchesIn(session.branches),
    usage: session.exchanges.at(-1)?.answer.usage ?? NOTHING_USED,
    chosenModel: session.model,
    systemPrompt: session.systemPrompt,
  };
}

function branchesIn(branches: readonly Branch[]): number {
  return branches.reduce((sum, branch) => sum + 1 + branchesIn(branch.branches), 0);
}

function messagesOf(
  { question, answer }: Exchange,
  takes: ReturnType<typeof takesOf>,
): readonly ChatMessage[] {
  const { text, at, state, usage, sources } = answer;
  return [
    { role: 'user', text: question.text, at: question.at, ...toldTake(takes.question) },
    {
      role: 'assistant',
      text,
      at,
      state,
      usage,
      sources,
      ...toldOf(answer),
      ...toldTake(takes.answer),
    },
  ];
}

function toldTake(take: TakeOf): Pick<ChatMessage, 'take' | 'takes'> {
  return take.takes === 1 ? {} : take;
}

function toldOf({ reason, remedy }: Answer): Pick<ChatMessage, 'reason' | 'remedy'> {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}
