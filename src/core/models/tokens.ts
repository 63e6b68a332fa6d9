/**
 * UTF-16 units that one token of code holds at the least, by long-run average.
 *
 * Qwen, Llama and StarCoder tokenizers average 3.2 to 4.2 on code; 3 is safe for the budget.
 */
const UNITS_PER_TOKEN = 3;

/** An estimate of how many tokens `text` is, rather too many than too few. */
export function tokensOf(text: string): number {
  // Beyond Latin, a character is often a token of its own, and can be two.
  const wide = text.match(/[^\u0000-\u024f]/g)?.length ?? 0;
  return Math.ceil((text.length - wide) / UNITS_PER_TOKEN + wide * 1.5);
}

/** The most UTF-16 units of ordinary code that fit into `tokens`. */
export function unitsFor(tokens: number): number {
  return Math.floor(tokens * UNITS_PER_TOKEN);
}
