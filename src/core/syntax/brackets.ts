import type { Language } from './languages.js';
import { codePieces } from './lineState.js';

const CHANGES: Readonly<Record<string, number>> = { '(': 1, '[': 1, ')': -1, ']': -1 };

/**
 * How many parentheses and square brackets of `text` are still open at its end; those in strings
 * and comments do not count, as far as a line tells. Braces do not either: a block that begins is
 * another matter than a call that goes on.
 */
export function openBrackets(text: string, language: Language): number {
  let open = 0;
  for (const line of text.split('\n')) {
    for (const code of codePieces(line, language)) {
      for (const character of code) open = Math.max(0, open + (CHANGES[character] ?? 0));
    }
  }
  return open;
}
