import {
  type Answer,
  type Branch,
  type Choice,
  type Exchange,
  isRunning,
  NOTHING_USED,
  type Question,
  type Session,
  type SessionEvent,
  type Tuning,
} from './session.js';
import { chosenOf, takeFrom } from './takes.js';

/**
 * The session after an event. An event that does not fit, such as a piece of an answer that is
 * over, changes nothing.
 *
 * **Invariant:** no message is ever lost or shortened; what is replaced is kept as a branch, unless
 * it is the same question, which nobody answered.
 */
export function advance(session: Session, event: SessionEvent): Session {
  switch (event.kind) {
    case 'renamed':
      return { ...session, title: event.title };
    case 'tuned':
      return tuned(session, event.tuning);
    case 'chosen':
      return isRunning(session) ? session : withTake(session, event.choice);
    case 'continued':
      return isRunning(session) ? session : withLast(session, goingOn);
    case 'asked':
      return isRunning(session) ? session : withQuestion(session, event);
    case 'sent':
    case 'said':
    case 'ended':
      return isRunning(session) ? withLast(session, last => heard(last, event)) : session;
  }
}

type Asked = Extract<SessionEvent, { readonly kind: 'asked' }>;

function withQuestion(session: Session, asked: Asked): Session {
  const { at, text, quotes, sources, instead = session.exchanges.length } = asked;
  const kept = session.exchanges.slice(0, instead);
  const replaced = session.exchanges.slice(instead);
  const isNone = replaced.length === 0 || isUnanswered(replaced, text);
  const branches = branchesBeside(session, kept.length, isNone);
  const question: Question = { text, at, quotes, from: kept.at(-1)?.question.from ?? 0 };
  const answer: Answer = {
    text: '',
    at,
    state: 'running',
    model: '',
    sources,
    usage: NOTHING_USED,
  };
  return { ...session, exchanges: [...kept, { question, answer }], branches };
}

/** Whether there is nothing to keep but the same question, which nobody answered. */
function isUnanswered([first, ...others]: readonly Exchange[], text: string): boolean {
  const isSame = first?.question.text === text && first.answer.text === '';
  return isSame && others.length === 0 && first.answer.state !== 'done';
}

/** The branches once another course begins at an exchange: what was shown from there on is one. */
function branchesBeside(session: Session, at: number, isNone: boolean): readonly Branch[] {
  const beside = session.branches.filter(branch => branch.at <= at);
  return isNone ? beside : [...beside, { at, ...takeFrom(session, at) }];
}

function withTake(session: Session, choice: Choice): Session {
  const { at } = choice;
  const take = chosenOf(session, choice);
  const isBranch = session.branches.find(
    branch => branch.at === at && branch.exchanges === take?.exchanges,
  );
  if (!take || !isBranch) return session;
  const beside = branchesBeside(session, at, false).filter(branch => branch !== isBranch);
  return {
    ...session,
    exchanges: [...session.exchanges.slice(0, at), ...take.exchanges],
    branches: [...beside, ...take.branches],
  };
}

/** An answer of nothing has no end to go on from. */
function goingOn({ question, answer }: Exchange): Exchange {
  if (answer.text === '') return { question, answer };
  const { text, at, model, sources, usage } = answer;
  return { question, answer: { text, at, state: 'running', model, sources, usage } };
}

function tuned(session: Session, { model, systemPrompt }: Tuning): Session {
  return {
    ...session,
    model: model ?? session.model,
    systemPrompt: systemPrompt ?? session.systemPrompt,
  };
}

type Heard = Extract<SessionEvent, { readonly kind: 'sent' | 'said' | 'ended' }>;

function heard({ question, answer }: Exchange, event: Heard): Exchange {
  switch (event.kind) {
    case 'sent': {
      const { model, quotes, sources, from } = event;
      return { question: { ...question, quotes, from }, answer: { ...answer, model, sources } };
    }
    case 'said':
      return { question, answer: { ...answer, text: answer.text + event.text } };
    case 'ended':
      return { question, answer: { ...answer, ...event.ending } };
  }
}

function withLast(session: Session, change: (last: Exchange) => Exchange): Session {
  const { exchanges } = session;
  const last = exchanges.at(-1);
  return last ? { ...session, exchanges: [...exchanges.slice(0, -1), change(last)] } : session;
}
