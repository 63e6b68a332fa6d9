/** A name that a file has from another one. */
export interface ImportedName {
  /** What it is called here. */
  readonly name: string;
  /** What it is called there; undefined where it is what that file has to offer by default. */
  readonly there: string | undefined;
  /** The other file, as it is written. */
  readonly from: string;
}

/** Below these, no file has its imports, in UTF-16 units. */
const READ_UNITS_MAX = 16 << 10;

const SCRIPT =
  /^[ \t]*(?:import|export)\s+(?:type\s+)?(?:([\w$]+)\s*,?\s*)?(?:\{([^}]*)\})?\s*from\s*['"]([^'"]+)['"]/gm;

const PYTHON = /^[ \t]*from\s+([\w.]+)\s+import\s+(?:\(([^)]*)\)|([^\n\\#]+))/gm;

/** Which names a text imports from other files, in the languages whose imports name them. */
export function importsOf(language: string, text: string): readonly ImportedName[] {
  const head = text.slice(0, READ_UNITS_MAX);
  if (language === 'python') {
    return [...head.matchAll(PYTHON)].flatMap(([, from = '', many, few]) =>
      namesOf(many ?? few ?? '', from),
    );
  }
  if (!/^(?:type|java)script(?:react)?$/.test(language)) return [];
  return [...head.matchAll(SCRIPT)].flatMap(([, whole, some, from = '']) => [
    ...(whole === undefined ? [] : [{ name: whole, there: undefined, from }]),
    ...namesOf(some ?? '', from),
  ]);
}

/** `a, type B as C`, over one line or more, with comments or without. */
function namesOf(list: string, from: string): readonly ImportedName[] {
  return list
    .replace(/(?:\/\/|#).*$/gm, '')
    .split(',')
    .flatMap(item => {
      const [, there, name] = /^\s*(?:type\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(item) ?? [];
      return there === undefined ? [] : [{ name: name ?? there, there, from }];
    });
}
