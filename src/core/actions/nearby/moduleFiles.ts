/** A package deeper in its folders is found by nobody. */
const FOLDERS_MAX = 6;

const SCRIPT_ENDINGS = ['.ts', '.tsx', '.js', '.jsx', '/index.ts', '/index.js'];

/** An import names what is built of a file. */
const BUILT: readonly (readonly [built: RegExp, source: readonly string[]])[] = [
  [/\.js$/, ['.ts', '.tsx', '.js']],
  [/\.jsx$/, ['.tsx', '.jsx']],
  [/\.mjs$/, ['.mts', '.mjs']],
];

/** A file that imports, and what it says of the other one. */
export interface Import {
  readonly uri: string;
  readonly language: string;
  readonly from: string;
}

/**
 * Where the file of an import may lie in a folder of the workspace, the likeliest first; none where
 * it names a package.
 *
 * **Invariant:** each is in `folder`.
 */
export function moduleFiles(imported: Import, folder: string): readonly string[] {
  const files = imported.language === 'python' ? pythonFiles(imported) : scriptFiles(imported);
  return files.filter(file => file.startsWith(folder));
}

function scriptFiles({ uri, from }: Import): readonly string[] {
  if (!/^\.\.?\//.test(from)) return [];
  const path = joined(folderOf(uri), from);
  const [built, sources = []] = BUILT.find(([ending]) => ending.test(path)) ?? [];
  if (built) return sources.map(ending => path.replace(built, ending));
  return [...SCRIPT_ENDINGS.map(ending => path + ending), path];
}

/** What begins without a dot is beside the file, or beside a folder that the file is in. */
function pythonFiles({ uri, from }: Import): readonly string[] {
  const [, dots = '', name = ''] = /^(\.*)(.*)$/.exec(from) ?? [];
  const path = name.replaceAll('.', '/');
  const own = folderOf(uri);
  const ups = dots === '' ? Array.from({ length: FOLDERS_MAX }, (_, at) => at) : [dots.length - 1];
  return ups.flatMap(up => {
    const base = joined(own, '../'.repeat(up) + path);
    return path === '' ? [`${base}__init__.py`] : [`${base}.py`, `${base}/__init__.py`];
  });
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** `path` from a folder on, without `..`; an address above all folders has none of them. */
function joined(folder: string, path: string): string {
  const [, scheme = '', rest = ''] = /^([\w+.-]+:\/\/[^/]*\/)(.*)$/.exec(folder) ?? [];
  const parts = rest.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(encodeURIComponent(part));
  }
  return scheme + parts.join('/');
}
