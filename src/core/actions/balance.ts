import type { Language } from '../syntax/languages.js';
import { codePieces } from '../syntax/lineState.js';

/** How many brackets the lines open more than they close, strings and comments left out. */
export function balanceOf(lines: readonly string[], language: Language): number {
  let balance = 0;
  for (const line of lines) {
    for (const piece of codePieces(line, language)) {
      balance += (piece.match(/[([{]/g)?.length ?? 0) - (piece.match(/[)\]}]/g)?.length ?? 0);
    }
  }
  return balance;
}
