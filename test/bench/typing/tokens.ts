/**
 * Cuts as the tokenizers of GPT-4 and Qwen do before they look words up: a word with the blank or
 * sign before it, single digits, runs of signs, line ends with the blanks before them, blanks.
 */
const PIECES =
  /<\|[a-z_]+\|>|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** A family's mark is one token, whatever stands beside it. */
const MARKS = /(<\|[a-z_]+\|>)/;

/** Letters that a vocabulary for code has as one token, by and large. */
const LETTERS_MAX = 6;

/**
 * The tokens of a text: no model's own, but as many as a model for code has, and such that texts
 * which begin alike have tokens that begin alike.
 */
export function tokensOf(text: string): readonly string[] {
  return text
    .split(MARKS)
    .flatMap(part => (MARKS.test(part) ? [part] : (part.match(PIECES) ?? [])))
    .flatMap(piecesOfWord);
}

/** `shorelineDepth` is `shoreline` in sixes, then `Depth`. */
function piecesOfWord(piece: string): readonly string[] {
  if (piece.length <= LETTERS_MAX + 1 || piece.startsWith('<|')) return [piece];
  if (!/\p{L}/u.test(piece)) return [piece];
  const humps = piece.split(/(?<=\p{Ll})(?=\p{Lu})/u);
  return humps.flatMap(hump => inPiecesOf(LETTERS_MAX, hump));
}

function inPiecesOf(size: number, text: string): readonly string[] {
  if (text.length <= size + 1) return [text];
  return [text.slice(0, size), ...inPiecesOf(size, text.slice(size))];
}

/** How many tokens two lists have in common before they differ. */
export function sharedStart(one: readonly string[], other: readonly string[]): number {
  const end = Math.min(one.length, other.length);
  for (let at = 0; at < end; at += 1) if (one[at] !== other[at]) return at;
  return end;
}
