/** What became of a file. */
export type ChangeKind = 'changed' | 'new' | 'deleted' | 'renamed';

/** A file of a diff. */
export interface ChangedFile {
  /** With `/`, from the root of the repository; of a renamed or deleted file also `oldPath`. */
  readonly path: string;
  readonly oldPath: string;
  readonly kind: ChangeKind;
  readonly isBinary: boolean;
  /** Each with its head `@@ … @@` and without a line break at its end. */
  readonly hunks: readonly string[];
}

const HEAD = /^diff --(git|cc|combined) ([^]*)$/;

/** The files of what `git diff` says, in its order; other text in it is nothing. */
export function changedFiles(diff: string): readonly ChangedFile[] {
  const parts: string[][] = [];
  for (const line of diff.split('\n')) {
    if (HEAD.test(line)) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts.map(fileOf);
}

function fileOf(lines: readonly string[]): ChangedFile {
  const first = lines.findIndex(line => line.startsWith('@@'));
  const head = first < 0 ? lines : lines.slice(0, first);
  const told = (mark: string): string | undefined =>
    head.find(line => line.startsWith(mark))?.slice(mark.length);
  const [, format, names = ''] = HEAD.exec(lines[0] ?? '') ?? [];
  if (format !== 'git') return mergedFile(names, head, first < 0 ? [] : lines.slice(first));
  const named = namesIn(names);
  const old = told('rename from ') ?? withoutPrefix(told('--- '), named.hasPrefixes) ?? named.old;
  const path = told('rename to ') ?? withoutPrefix(told('+++ '), named.hasPrefixes) ?? named.path;
  return {
    path: unquoted(path),
    oldPath: unquoted(old),
    kind: kindOf(head),
    isBinary: isBinary(head),
    hunks: first < 0 ? [] : hunksIn(lines.slice(first)),
  };
}

/** Of a merge, the head has the name once and as it is. */
function mergedFile(name: string, head: readonly string[], rest: readonly string[]): ChangedFile {
  const path = unquoted(name.trim());
  return {
    path,
    oldPath: path,
    kind: kindOf(head),
    isBinary: isBinary(head),
    hunks: hunksIn(rest),
  };
}

function isBinary(head: readonly string[]): boolean {
  return head.some(line => /^(?:Binary files |GIT binary patch)/.test(line));
}

function kindOf(head: readonly string[]): ChangeKind {
  if (head.some(line => line.startsWith('new file'))) return 'new';
  if (head.some(line => line.startsWith('deleted file'))) return 'deleted';
  return head.some(line => line.startsWith('rename to ')) ? 'renamed' : 'changed';
}

function hunksIn(lines: readonly string[]): readonly string[] {
  const hunks: string[][] = [];
  for (const line of lines) {
    if (line.startsWith('@@')) hunks.push([line]);
    else if (line !== '') hunks.at(-1)?.push(line.replace(/\r$/, ''));
  }
  return hunks.map(hunk => hunk.join('\n'));
}

interface Named {
  readonly old: string;
  readonly path: string;
  /** Whether a letter and a slash stand before each name, as `a/` and `b/` do by default. */
  readonly hasPrefixes: boolean;
}

/** The names in a head, which are the same but for their prefixes wherever nothing else tells. */
function namesIn(names: string): Named {
  const [, old, path] =
    /^("(?:[^"\\]|\\.)*"|.*?) ("(?:[^"\\]|\\.)*"|.*)$/.exec(halved(names)) ?? [];
  if (old === undefined || path === undefined)
    return { old: names, path: names, hasPrefixes: false };
  const hasPrefixes = old !== path && /^"?\w\//.test(old) && /^"?\w\//.test(path);
  const bare = (name: string): string => (hasPrefixes ? name.replace(/^("?)\w\//, '$1') : name);
  return { old: bare(old), path: bare(path), hasPrefixes };
}

/** `a/x y b/x y` with nothing to split at but its middle, where both halves are as long. */
function halved(names: string): string {
  const middle = (names.length - 1) / 2;
  const [old, path] = [names.slice(0, middle), names.slice(middle + 1)];
  const isEven = Number.isInteger(middle) && old.slice(1) === path.slice(1);
  return isEven && old.includes(' ') && !old.startsWith('"') ? `"${old}" "${path}"` : names;
}

function withoutPrefix(name: string | undefined, hasPrefixes: boolean): string | undefined {
  // Behind a name with a blank in it git writes a tab.
  const tidy = name?.replace(/[\t\r]+$/, '');
  if (tidy === undefined || tidy === '/dev/null') return undefined;
  return hasPrefixes ? tidy.replace(/^("?)\w\//, '$1') : tidy;
}

/** Git quotes names with other letters than those of English, byte by byte. */
function unquoted(name: string): string {
  const [, inner] = /^"(.*)"$/.exec(name) ?? [];
  if (inner === undefined) return name;
  const bytes = inner.replace(/%/g, '%25').replace(/\\([0-7]{3})/g, (_all, octal: string) => {
    return `%${Number.parseInt(octal, 8).toString(16).padStart(2, '0')}`;
  });
  try {
    return decodeURIComponent(bytes).replace(/\\(.)/g, '$1');
  } catch {
    return inner;
  }
}
