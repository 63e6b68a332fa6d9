import type { Branch, Exchange, Session } from './session.js';

/**
 * One session of two that were written apart, as by two windows: what `mine` shows is shown, and
 * what only `theirs` has is kept as a branch from where the two part.
 *
 * **Invariant:** holds every exchange of both, each with the longer of its answers.
 */
export function merged(mine: Session, theirs: Session): Session {
  const longest = new Map<string, Exchange>();
  for (const exchange of [...allIn(theirs), ...allIn(mine)]) {
    const known = longest.get(keyOf(exchange));
    const isShorter = known && exchange.answer.text.length < known.answer.text.length;
    if (!isShorter) longest.set(keyOf(exchange), exchange);
  }
  const own = new Set(allIn(mine).map(keyOf));
  const isNews = (course: Course): boolean => allIn(course).some(each => !own.has(keyOf(each)));
  const at = sharedIn(mine.exchanges, theirs.exchanges);
  const theirTail: Branch = {
    at,
    exchanges: theirs.exchanges.slice(at),
    branches: theirs.branches.filter(branch => at < branch.at),
  };
  const theirBranches = theirs.branches.filter(branch => branch.at <= at);
  const news = [...theirBranches, theirTail].filter(isNews);
  return { ...mine, ...withLongest({ ...mine, branches: [...mine.branches, ...news] }, longest) };
}

type Course = Pick<Branch, 'exchanges' | 'branches'>;

/** No person asks the same twice within a millisecond. */
function keyOf({ question }: Exchange): string {
  return `${question.at} ${question.text}`;
}

function allIn({ exchanges, branches }: Course): readonly Exchange[] {
  return [...exchanges, ...branches.flatMap(allIn)];
}

/** How many exchanges two courses begin with alike. */
function sharedIn(one: readonly Exchange[], other: readonly Exchange[]): number {
  const keys = other.map(keyOf);
  const parting = one.findIndex((exchange, at) => keyOf(exchange) !== keys[at]);
  return parting < 0 ? Math.min(one.length, other.length) : parting;
}

function withLongest(course: Course, longest: ReadonlyMap<string, Exchange>): Course {
  return {
    exchanges: course.exchanges.map(each => longest.get(keyOf(each)) ?? each),
    branches: course.branches.map(branch => ({ ...branch, ...withLongest(branch, longest) })),
  };
}
