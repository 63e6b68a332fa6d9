/** No repetition on a line is longer, in UTF-16 units. */
const OVERLAP_UNITS_MAX = 400;

const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/**
 * Where `said` begins to say what stands right of the cursor anyway, in UTF-16 units; its length
 * where it does not.
 *
 * At `foo(█, b)` the text `a, b)` does so behind `a`, and so does `a, b); bar()`. A word is no end
 * of another, and what the text opened it may close: in `max(c), b)` it begins behind `max(c)`.
 */
export function overlapStart(said: string, ahead: string): number {
  const rest = ahead.slice(0, OVERLAP_UNITS_MAX);
  if (rest.length === ahead.length && isTellingRest(rest)) {
    for (let at = said.indexOf(rest); 0 <= at; at = said.indexOf(rest, at + 1)) {
      if (isOverlap(said, at, rest)) return at;
    }
  }
  for (let length = Math.min(said.length, rest.length); 0 < length; length--) {
    const piece = rest.slice(0, length);
    const at = said.length - length;
    const isWhole = !(isWord(piece.at(-1)) && isWord(ahead[length]));
    if (isWhole && piece.trim() !== '' && said.endsWith(piece) && isOverlap(said, at, piece)) {
      return at;
    }
  }
  return said.length;
}

/** Whether the rest of a line says so much that nothing new begins with it. */
function isTellingRest(rest: string): boolean {
  return /\w/.test(rest) && 3 <= rest.replaceAll(/\s/g, '').length;
}

/** Whether the piece at `at` stands by itself: it ends no word, and closes nothing before it. */
function isOverlap(said: string, at: number, piece: string): boolean {
  if (isWord(said[at - 1]) && isWord(piece[0])) return false;
  const kept = openIn(said.slice(0, at));
  return kept !== undefined && !strayIn(piece).some(closer => kept.has(OPENER_OF[closer] ?? ''));
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
}

/** The kinds of brackets that are open at the end; undefined where that is in a string. */
function openIn(text: string): ReadonlySet<string> | undefined {
  const open: string[] = [];
  const inside = walk(text, character => {
    const opener = OPENER_OF[character];
    if (opener === undefined) open.push(character);
    else if (open.includes(opener)) open.length = open.lastIndexOf(opener);
  });
  return inside === '' ? new Set(open) : undefined;
}

/** The closers of what was opened before the text. */
function strayIn(text: string): readonly string[] {
  const open: string[] = [];
  const stray: string[] = [];
  walk(text, character => {
    const opener = OPENER_OF[character];
    if (opener === undefined) open.push(character);
    else if (open.includes(opener)) open.length = open.lastIndexOf(opener);
    else stray.push(character);
  });
  return stray;
}

/** Visits the brackets outside of strings; the quote that is open at the end. */
function walk(text: string, visit: (character: string) => void): string {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (/["`]/.test(character)) quote = character;
    else if (/[()[\]{}]/.test(character) || isAngle(text, at)) visit(character);
  }
  return quote;
}

/** Whether the sign is a bracket of a type or an element, and no arrow and no comparison. */
function isAngle(text: string, at: number): boolean {
  if (text[at] === '<') return !/[\s=<]/.test(text.charAt(at + 1));
  return text[at] === '>' && !/[\s=-]/.test(text.charAt(at - 1));
}
