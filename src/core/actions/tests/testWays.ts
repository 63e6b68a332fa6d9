import type { TestProject } from './testProject.js';
import type { TestStyle } from './testStyles.js';

/** A file by its parts: the folder from the project's root without a `/` at its end, or empty. */
export interface FileParts {
  readonly folder: string;
  readonly name: string;
  /** Without its dot. */
  readonly ending: string;
}

/** Where the test of code in a folder lies; undefined where a way says nothing of that folder. */
export type Move = (folder: string) => string | undefined;

/** How a project names tests and where it puts them. */
export interface Way {
  readonly names: string;
  readonly move: Move;
}

/**
 * What most tests of a project show by the code that they are named after, the most usual way
 * first; of two that are as usual the plainer one.
 */
export function waysOf(style: TestStyle, { root, files }: TestProject): readonly Way[] {
  const all = files.map(file => partsOf(file, root));
  const byName = new Map<string, FileParts[]>();
  for (const file of all) {
    const key = `${file.name}.${file.ending}`;
    const same = byName.get(key);
    if (same) same.push(file);
    else byName.set(key, [file]);
  }
  const ways = new Map<string, Way & { readonly votes: number }>();
  for (const { names, code, test } of pairsIn(all, style, byName)) {
    for (const [kind, move] of movesOf(code.folder, test.folder)) {
      const key = `${names} ${kind}`;
      ways.set(key, { names, move, votes: (ways.get(key)?.votes ?? 0) + 1 });
    }
  }
  return [...ways.values()].sort((one, other) => other.votes - one.votes);
}

interface Pair {
  readonly names: string;
  readonly code: FileParts;
  readonly test: FileParts;
}

function pairsIn(
  all: readonly FileParts[],
  style: TestStyle,
  byName: ReadonlyMap<string, readonly FileParts[]>,
): readonly Pair[] {
  return all.flatMap(test =>
    style.names.flatMap(names => {
      const subject = subjectOf(test.name, names);
      if (subject === undefined) return [];
      const found = endingsOf(style, test.ending).flatMap(
        ending => byName.get(`${subject}.${ending}`) ?? [],
      );
      const code = nearest(found, test);
      return code ? [{ names, code, test }] : [];
    }),
  );
}

/** Of files of one name the one whose folder has the most in common with that of the test. */
function nearest(found: readonly FileParts[], test: FileParts): FileParts | undefined {
  const wanted = segments(test.folder);
  const shared = ({ folder }: FileParts): number => {
    const own = segments(folder);
    const before = own.findIndex((segment, at) => segment !== wanted[at]);
    const [left] = withoutSameEnd(folder, test.folder);
    return (before < 0 ? own.length : before) + own.length - segments(left).length;
  };
  const [first, ...rest] = found;
  return first && rest.reduce((best, one) => (shared(best) < shared(one) ? one : best), first);
}

export function partsOf(uri: string, root: string): FileParts {
  const path = uri.startsWith(root) ? uri.slice(root.length) : uri;
  const [, folder = '', file = ''] = /^(?:(.*)[/:])?([^/:?#]*)/.exec(path) ?? [];
  const [, name = file, ending = ''] = /^(.+)\.([^.]+)$/.exec(file) ?? [];
  return { folder, name, ending };
}

/** What a test of that name is about; undefined where it is no test by these names. */
export function subjectOf(name: string, names: string): string | undefined {
  const [before = '', after = ''] = names.split('*');
  const isOne = before.length + after.length < name.length;
  if (!isOne || !name.startsWith(before) || !name.endsWith(after)) return undefined;
  return name.slice(before.length, name.length - after.length);
}

function endingsOf({ ending = {} }: TestStyle, ofTest: string): readonly string[] {
  return [ofTest, ...Object.keys(ending).filter(own => ending[own] === ofTest)];
}

/** Each way that leads from the one folder to the other, by a name of its own; the plainest first. */
function movesOf(code: string, test: string): readonly (readonly [string, Move])[] {
  if (code === test) return [['beside', folder => folder]];
  const [from, to] = withoutSameEnd(code, test);
  const inner = code === '' ? test : test.slice(code.length + 1);
  const isInner = (code === '' || test.startsWith(`${code}/`)) && !inner.includes('/');
  const moves: readonly (readonly [string, Move] | undefined)[] = [
    isInner && code !== '' ? [`in ${inner}`, folder => joined(folder, inner)] : undefined,
    to === '' ? undefined : [`${from} to ${to}`, mirrored(from, to)],
    [`all in ${test}`, allIn(test)],
  ];
  return moves.flatMap(move => (move ? [move] : []));
}

/** All code that lies beside a folder of tests, or below, has its tests right in it. */
function allIn(tests: string): Move {
  const parent = segments(tests).slice(0, -1).join('/');
  const isWithin = (folder: string): boolean =>
    parent === '' || folder === parent || folder.startsWith(`${parent}/`);
  return folder => (isWithin(folder) ? tests : undefined);
}

/** What differs of two folders once what their ends share is taken off. */
function withoutSameEnd(one: string, other: string): readonly [string, string] {
  const [left, right] = [segments(one), segments(other)];
  while (0 < left.length && left.at(-1) === right.at(-1)) {
    left.pop();
    right.pop();
  }
  return [left.join('/'), right.join('/')];
}

/** What lies in `from` has its tests in the same folder of `to`. */
export function mirrored(from: string, to: string): Move {
  return folder => {
    if (from === '') return joined(to, folder);
    if (folder === from) return to;
    return folder.startsWith(`${from}/`) ? joined(to, folder.slice(from.length + 1)) : undefined;
  };
}

export function joined(...folders: readonly string[]): string {
  return folders.filter(folder => folder !== '').join('/');
}

export function segments(folder: string): string[] {
  return folder === '' ? [] : folder.split('/');
}
