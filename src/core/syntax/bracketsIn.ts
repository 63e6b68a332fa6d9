import type { Language } from './languages.js';

export interface Bracket {
  readonly character: string;
  /** In UTF-16 units from the start of the text. */
  readonly at: number;
}

export interface BracketsRead {
  /** The brackets that are code, in their order. */
  readonly brackets: readonly Bracket[];
  /** What ends the string or comment that the text ends in; empty where it ends in code. */
  readonly inside: string;
}

/** What ends a comment that runs to the end of its line. */
export const LINE_END = '\n';

/** What each closer closes. */
export const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/**
 * The brackets of a text of several lines, without those in its strings, comments and patterns.
 *
 * It reads on where an earlier text ended: after `print("`, the text `:)")` has one bracket. A tree
 * knows better, but not what a model just said.
 */
export function bracketsIn(text: string, language: Language, inside = ''): BracketsRead {
  const brackets: Bracket[] = [];
  let at = inside === '' ? 0 : closedAt(text, 0, inside, language);
  for (;;) {
    if (at === undefined) return { brackets, inside };
    const token = tokenFrom(text, at, language);
    if (!token) return { brackets, inside: '' };
    at = token.index + token[0].length;
    const close = closeOf(token, language);
    if (close !== undefined) {
      inside = close;
      at = closedAt(text, at, close, language);
    } else if (isPaired(token[0], language)) {
      brackets.push({ character: token[0], at: token.index });
    }
  }
}

/** The brackets that nothing closes, and the closers that close nothing. */
export function unpaired(brackets: readonly Bracket[]): {
  readonly open: readonly string[];
  readonly stray: readonly Bracket[];
} {
  const open: string[] = [];
  const stray: Bracket[] = [];
  for (const bracket of brackets) {
    if (!(bracket.character in OPENER_OF)) open.push(bracket.character);
    else if (!closeIn(open, bracket.character)) stray.push(bracket);
  }
  return { open, stray };
}

/**
 * Closes the last opener of the closer's kind, and with it what was opened behind that; whether
 * there was one.
 */
export function closeIn(open: string[], closer: string): boolean {
  const at = open.lastIndexOf(OPENER_OF[closer] ?? '');
  if (0 <= at) open.length = at;
  return 0 <= at;
}

/** One pattern a language; there are as many as the table has rows. */
const PATTERNS = new WeakMap<Language, RegExp>();

function tokenFrom(text: string, at: number, language: Language): RegExpExecArray | null {
  const pattern = PATTERNS.get(language) ?? patternOf(language);
  PATTERNS.set(language, pattern);
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A literal of a pattern, where no division can stand. */
const PATTERN_LITERAL =
  String.raw`/(?<=(?:^|[(,=:[!&|?{;~]|=>|\b(?:and|if|or|return|unless|when))[ \t]*/)(?![*/])` +
  String.raw`(?:\\.|\[(?:\\.|[^\]\\\n]){0,99}\]|[^/\\\n[]){1,199}/`;

/** What begins a text that a line with its name ends: `<<~SQL`. */
const HERE = String.raw`<<[-~<]? ?["']?[A-Z][A-Z_]+\b["']?`;

/** A character between quotes, where quotes begin no string: `'('` in Rust. */
const CHARACTER_LITERAL = String.raw`'(?:\\.|[^\\'\n])'`;

/** What begins something: a comment, a string, a bracket, or what only looks like one of these. */
function patternOf(language: Language): RegExp {
  const { blockComment, spacedComment, quotes } = language;
  const lineComments = lineCommentsOf(language).map(escaped);
  const parts = [
    ...(blockComment ? [escaped(blockComment[0])] : []),
    ...lineComments.map(mark => (spacedComment ? `(?<!\\S)${mark}` : mark)),
    ...(language.patterns ? [PATTERN_LITERAL] : []),
    ...(language.longStrings ? [HERE] : []),
    ...(quotes.includes("'") ? [] : [CHARACTER_LITERAL]),
    ...quotes.map(escaped),
    String.raw`\\.`,
    String.raw`[()[\]{}]`,
  ];
  return new RegExp(parts.join('|'), 'gm');
}

function lineCommentsOf({ lineComment, otherLineComment }: Language): readonly string[] {
  return [lineComment, otherLineComment].filter(mark => mark !== undefined);
}

/** What ends the string or comment that the token begins; undefined where it begins none. */
function closeOf(token: RegExpExecArray, language: Language): string | undefined {
  const [mark] = token;
  if (mark === language.blockComment?.[0]) return language.blockComment[1];
  if (lineCommentsOf(language).includes(mark)) return LINE_END;
  if (mark.startsWith('<<')) return mark;
  return language.quotes.includes(mark) && !isApostrophe(token) ? mark : undefined;
}

/** Whether the quote stands in a word that nothing on its line closes: in a text of JSX, `don't`. */
function isApostrophe({ 0: mark, index, input }: RegExpExecArray): boolean {
  if (mark !== "'" || !/\w/.test(input.charAt(index - 1))) return false;
  const end = closedAt(input, index + 1, mark, {});
  return end === undefined || input.charAt(end - 1) !== mark;
}

/** Behind the end of what `close` ends; undefined where it does not in this text. */
export function closedAt(
  text: string,
  from: number,
  close: string,
  { longStrings }: Pick<Language, 'longStrings'>,
): number | undefined {
  if (close.startsWith('<<')) return endOfHere(text, from, close);
  if (!/^["'`]/.test(close)) {
    const at = text.indexOf(close, from);
    return at < 0 ? undefined : at + close.length;
  }
  const isOneLine = !longStrings && (close === '"' || close === "'");
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (isOneLine && character === '\n') return at;
    if (character === '\\' && text[at + 1] !== '\n') at += 1;
    else if (text.startsWith(close, at)) return at + close.length;
  }
  return undefined;
}

function endOfHere(text: string, from: number, begin: string): number | undefined {
  const end = new RegExp(`^[ \\t]*${begin.replaceAll(/\W/g, '')}\\b`, 'gm');
  end.lastIndex = from;
  return end.exec(text) ? end.lastIndex : undefined;
}

function isPaired(token: string, { pairs = '()[]{}' }: Language): boolean {
  return token.length === 1 && pairs.includes(token);
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
