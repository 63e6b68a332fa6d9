import type { Family } from './families.js';

/**
 * `text` with every control token of `family` broken in two by a space, so that a tokenizer
 * reads letters where it would have read a command.
 *
 * Ollama tokenizes raw prompts with special tokens on: `<|fim_suffix|>` in a user's file would
 * otherwise end the prefix there. `<|fim_suffix|>` becomes `< |fim_suffix|>`.
 *
 * **Invariant:** no control token of the family is in what comes back.
 */
export function withoutControlText(text: string, family: Family): string {
  return text.replace(patternOf(family), token => `${token.slice(0, 1)} ${token.slice(1)}`);
}

/** The control tokens of `family` that are in `text`, each once. */
export function controlTextIn(text: string, family: Family): readonly string[] {
  return [...new Set(text.match(patternOf(family)))];
}

/** As most vocabularies write their tokens; of which each has more than any list. */
const ANY_TOKEN = '<[|｜][A-Za-z0-9_▁]{2,32}[|｜]>';

/** One pattern a family; there are as many as the table has rows. */
const PATTERNS = new WeakMap<Family, RegExp>();

function patternOf(family: Family): RegExp {
  const known = PATTERNS.get(family);
  if (known) return known;
  const longestFirst = [...family.control].sort((a, b) => b.length - a.length);
  const pattern = new RegExp([...longestFirst.map(escaped), ANY_TOKEN].join('|'), 'g');
  PATTERNS.set(family, pattern);
  return pattern;
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
