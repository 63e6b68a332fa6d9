import type { Branch, Choice, Exchange, Session } from './session.js';

/** One course that a conversation took from an exchange on. */
export type Take = Pick<Branch, 'exchanges' | 'branches'>;

/** Which of how many a message is, both from 1. */
export interface TakeOf {
  readonly take: number;
  readonly takes: number;
}

/** All courses from an exchange on, the oldest first, and which of them is shown, from 0. */
export interface Takes {
  readonly all: readonly Take[];
  readonly shown: number;
}

export function takesAt(session: Session, at: number): Takes {
  const shown = takeFrom(session, at);
  const others = session.branches.filter(branch => branch.at === at);
  const all = [...others, shown].toSorted((one, other) =>
    begunAt(one).localeCompare(begunAt(other)),
  );
  return { all, shown: all.indexOf(shown) };
}

/** The course that is shown, from an exchange on, with all that branches from it later. */
export function takeFrom({ exchanges, branches }: Session, at: number): Take {
  return { exchanges: exchanges.slice(at), branches: branches.filter(each => at < each.at) };
}

/**
 * Which take a question and its answer are: a question among those that were asked in its place, an
 * answer among those to the same question.
 */
export function takesOf(session: Session, at: number): { question: TakeOf; answer: TakeOf } {
  const { all, shown } = takesAt(session, at);
  const asked = all.map(questionOf);
  const own = asked[shown] ?? '';
  const questions = [...new Set(asked)];
  const answers = all.flatMap((_, index) => (asked[index] === own ? index : []));
  return {
    question: { take: questions.indexOf(own) + 1, takes: questions.length },
    answer: { take: answers.indexOf(shown) + 1, takes: answers.length },
  };
}

/** The take that is chosen, of all at its exchange; undefined where there is none. */
export function chosenOf(session: Session, { at, of, take }: Choice): Take | undefined {
  const { all, shown } = takesAt(session, at);
  const own = all[shown];
  if (of === 'answer') {
    return all.filter(each => own && questionOf(each) === questionOf(own))[take - 1];
  }
  const question = [...new Set(all.map(questionOf))][take - 1];
  // Of several answers, the newest.
  return all.findLast(each => questionOf(each) === question);
}

function questionOf({ exchanges }: Take): string {
  return exchanges[0]?.question.text ?? '';
}

function begunAt({ exchanges }: Take): string {
  const first: Exchange | undefined = exchanges[0];
  return first?.question.at ?? '';
}
