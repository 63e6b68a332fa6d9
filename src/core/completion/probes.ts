import { BoundedMap } from '../base/boundedMap.js';
import type { FillPiece } from '../models/modelRuntime.js';

/** As many places as a person goes back and forth between within a word or two. */
const CAPACITY = 8;

/**
 * What a model would say next at some prompts, the likeliest first: while a word is typed, its
 * beginning is asked for again and again.
 */
export class Probes {
  readonly #known = new BoundedMap<string, readonly string[]>(CAPACITY);

  /** Asks where nobody did before. `pieces` is an answer of one token. */
  async tokensAt(
    prompt: string,
    pieces: () => AsyncIterable<FillPiece>,
  ): Promise<readonly string[]> {
    const known = this.#known.get(prompt);
    if (known) return known;
    const tokens = await tokensIn(pieces());
    this.#known.set(prompt, tokens);
    return tokens;
  }
}

/** What is said first, and what else that might have been; the rest is for what is counted. */
async function tokensIn(pieces: AsyncIterable<FillPiece>): Promise<readonly string[]> {
  let tokens: readonly string[] = [];
  for await (const piece of pieces) {
    if (piece.kind !== 'text' || 0 < tokens.length) continue;
    tokens = [piece.text, ...(piece.alternatives ?? [])];
  }
  return tokens;
}
