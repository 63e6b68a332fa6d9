const OPENER_OF: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const OPENERS = new Set(Object.values(OPENER_OF));
const QUOTES = new Set(['"', "'", '`']);

/** What of the closers after the cursor a text brings itself. */
export interface Brought {
  /** How many UTF-16 units of the rest of the line. */
  readonly count: number;
  /** Behind the last of them in the text, in UTF-16 units. */
  readonly end: number;
}

/** Whether the rest of a line is closers alone, as an editor puts them there by itself. */
export function isClosers(ahead: string): boolean {
  return /^[)\]}"'`;,\s]+$/.test(ahead);
}

/**
 * Which of the closers `ahead` of the cursor the text closes itself, in the same order.
 *
 * At `call(█)` the text `a, f(b));` brings one: its last parenthesis, not that of `f`.
 */
export function closersBrought(text: string, ahead: string): Brought {
  const open: string[] = [];
  let brought: Brought = { count: 0, end: 0 };
  // Right before a quote, the cursor stands in a string that began before it.
  let quote = QUOTES.has(ahead.charAt(0)) ? ahead.charAt(0) : '';
  let outer = quote !== '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const fits = ahead.charAt(brought.count) === character;
    let closes = fits && 0 < brought.count && brought.end === at;
    if (quote !== '') {
      if (character === '\\') at += 1;
      if (character !== quote) continue;
      closes = outer;
      quote = '';
      outer = false;
    } else if (QUOTES.has(character)) {
      // Right behind a closer that is brought, a quote closes too: that of `"${█}"`.
      if (!closes) quote = character;
    } else if (OPENERS.has(character)) {
      open.push(character);
    } else if (character in OPENER_OF) {
      closes = open.length === 0;
      if (!closes) open.pop();
    }
    if (!closes) continue;
    if (!fits) return brought;
    brought = { count: brought.count + 1, end: at + 1 };
  }
  return brought;
}
