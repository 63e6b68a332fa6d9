/** A longer definition tells no more of itself. */
const LINES_MAX = 120;

/** A longer line is data. */
const LINE_UNITS_MAX = 400;

/** A piece of a text, in UTF-16 offsets. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** What stands before a name where it is defined, in one language or another. */
const DEFINES =
  /\b(?:class|interface|type|enum|struct|trait|impl|union|record|protocol|object|module|namespace|function|func|fun|fn|def|sub|proc|const|let|var|val|typedef|macro)\b/;

/** What stands before a name that is used. */
const USES = /\b(?:if|else|while|for|switch|match|return|await|yield|throw|new|case|in|of)\b/;

/** Modifiers, types and decorators: nothing that a value or a call begins with. */
const DECLARES = /^[\w\s@.<>,*&[\]:#~]*$/;

/** Go writes whose method it is between the keyword and the name. */
const RECEIVER = /\bfunc\s*\([^()]*\)/;

/**
 * The definition of `name`: from the line that defines it to where the indent comes back, whole
 * lines. Undefined where no line looks like one; a mere use is none.
 */
export function definitionOf(text: string, name: string): Piece | undefined {
  if (!/^[\p{L}\p{N}_$]+$/u.test(name)) return undefined;
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    if (line.length <= LINE_UNITS_MAX && definesIn(line, name)) return blockFrom(text, start);
    start += line.length;
  }
  return undefined;
}

function definesIn(line: string, name: string): boolean {
  const at = line.indexOf(name);
  if (at < 0) return false;
  const before = line.slice(0, at);
  const after = line.slice(at + name.length);
  if (/[\w$]$/.test(before) || /^[\w$]/.test(after)) return false;
  const declared = before.replace(RECEIVER, 'func');
  if (!DECLARES.test(declared) || USES.test(declared)) return false;
  return DEFINES.test(declared) || (after.startsWith('(') && after.trimEnd().endsWith('{'));
}

function blockFrom(text: string, start: number): Piece {
  const lines = text.slice(start).split(/(?<=\n)/, LINES_MAX);
  const outer = indentOf(lines[0] ?? '');
  let length = 1;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const closes = /^\s*(?:[}\])]|end\b)/.test(line);
    if (indentOf(line) <= outer && !closes) break;
    length = at + 1;
    if (indentOf(line) <= outer && !/[{([]\s*$/.test(line)) break;
  }
  return { start, end: start + lines.slice(0, length).join('').length };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
