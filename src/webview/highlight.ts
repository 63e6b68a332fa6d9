import highlighter from 'highlight.js/lib/core';
import { findLanguage, LANGUAGES } from './languages.js';

/** Coloring takes about 1 ms for 10,000 characters, and longer code is looked up, not read. */
const LENGTH_MAX = 100_000;

for (const { id, grammar } of LANGUAGES) highlighter.registerLanguage(id, grammar);

/** `code` as HTML with a class on each word that has a color; undefined where there is none. */
export function highlighted(code: string, info: string): string | undefined {
  const language = findLanguage(info);
  if (!language || LENGTH_MAX < code.length) return undefined;
  return highlighter.highlight(code, { language: language.id, ignoreIllegals: true }).value;
}
