import type { Language } from '../../syntax/languages.js';

/** Marks with which models that read whole repositories begin a file, before its name. */
const FILE_MARK = /^[ \t]*<(?:filename|file_sep|reponame|repo_name|\|(?:file_sep|repo_name)\|)>/;

/** What begins a comment in any language: a model that errs in the path errs in that too. */
const COMMENT = /^[ \t]*(?:\/\/|#(?!!)|--|;;?|\/\*+|<!--)[ \t]*/;

/** What may be said before a path. */
const LABEL = /^(?:file(?: ?name| ?path)?|path|location)[ \t]*[:=][ \t]*/i;

/** A path with folders and an ending, or a label before a name with one. */
const PATH = /^(?:[\w.@~()[\]-]*[/\\])+[\w.@[\]-]+\.\w{1,10}$/;
const NAME = /^[\w.@[\]-]+\.\w{1,10}$/;

/** Endings by which a name alone, without a folder, is a file and no member of something. */
const ENDINGS =
  /\.(?:[cm]?[jt]sx?|py|go|rs|java|kts?|[ch](?:pp|xx|c)?|hh|cs|rb|php|swift|scala|lua|sh|s?css|less|html|vue|json|ya?ml|toml|sql|dart|exs?|zig)$/;

/** No path is longer, in UTF-16 units. */
const FILE_LINE_UNITS_MAX = 300;

/**
 * Whether a line only says which file it is in, as in `// src/cart.ts`: models that learned from
 * whole repositories begin an answer so. Right before an address or a sentence it is a comment.
 */
export function isFileLine(line: string, { sentences }: Language): boolean {
  if (FILE_LINE_UNITS_MAX < line.length) return false;
  if (sentences === undefined && FILE_MARK.test(line)) return true;
  const mark = COMMENT.exec(line)?.[0];
  if (mark === undefined) return false;
  const said = line
    .slice(mark.length)
    .trim()
    .replace(/\s*(?:\*+\/|-->)$/, '');
  const path = said.replace(LABEL, '');
  if (path.length < said.length) return PATH.test(path) || NAME.test(path);
  return PATH.test(path) || (NAME.test(path) && ENDINGS.test(path));
}
