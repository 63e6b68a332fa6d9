import type { Job, Stretch } from '../job.js';

/** A name that code or a report uses, and what for. */
export interface UsedName {
  readonly name: string;
  readonly why: 'called by it' | 'named by a problem';
}

/** A function of twice as many calls is no piece of code that a small model changes well. */
const NAMES_MAX = 24;

/** `area(`, `new Point(`, `this.#emit`, but not `list.push(`: nobody can tell whose that is. */
const CALLS =
  /(?<![\p{L}\p{N}_$#.@])(?:(?:this|self|cls)\.)?(#?[\p{L}_$][\p{L}\p{N}_$]*)(?=\s*(?:<[^<>()]*>)?\()|(?<=\b(?:this|self|cls)\.)(#?[\p{L}_$][\p{L}\p{N}_$]*)/gu;

const QUOTED = /'([^']+)'|"([^"]+)"|`([^`]+)`/g;
const IDENTIFIER = /#?[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The names that a job has to do with: those that its problems name, then those that it calls. */
export function namesIn({ action, document, problems }: Job, target: Stretch): readonly UsedName[] {
  const own = problems.filter(({ start, end }) => start <= target.end && target.start <= end);
  const reported = (action === 'fix' ? own : []).flatMap(({ message }) => quotedIn(message));
  const code = document.text.slice(target.start, target.end);
  const called = [...code.matchAll(CALLS)].map(([, call, member]) => call ?? member ?? '');
  const names = new Map<string, UsedName>();
  for (const name of called) names.set(name, { name, why: 'called by it' });
  const first = [...new Set(reported)].map((name): UsedName => ({
    name,
    why: 'named by a problem',
  }));
  for (const { name } of first) names.delete(name);
  return [...first, ...names.values()].slice(0, NAMES_MAX);
}

function quotedIn(message: string): readonly string[] {
  return [...message.matchAll(QUOTED)].flatMap(([, one, two, three]) => {
    const quoted = one ?? two ?? three ?? '';
    return [...quoted.matchAll(IDENTIFIER)].map(([name]) => name);
  });
}
