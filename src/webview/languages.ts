import type { LanguageFn } from 'highlight.js';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

/** A language that code in an answer may be in. */
export interface CodeLanguage {
  /** As the editor calls it. */
  readonly id: string;
  /** What models write behind the fence, besides the id. */
  readonly names: readonly string[];
  readonly grammar: LanguageFn;
}

/** The languages whose code is colored: each costs some of the page's size. */
export const LANGUAGES: readonly CodeLanguage[] = [
  { id: 'cpp', names: ['c++', 'cc', 'hpp'], grammar: cpp },
  { id: 'c', names: ['h'], grammar: cpp },
  { id: 'csharp', names: ['cs', 'c#'], grammar: csharp },
  { id: 'css', names: ['scss', 'less'], grammar: css },
  { id: 'go', names: ['golang'], grammar: go },
  { id: 'html', names: ['xml', 'vue', 'svg'], grammar: xml },
  { id: 'java', names: ['kotlin', 'kt'], grammar: java },
  { id: 'javascript', names: ['js', 'jsx', 'mjs', 'cjs', 'node'], grammar: javascript },
  { id: 'json', names: ['jsonc', 'json5'], grammar: json },
  { id: 'python', names: ['py', 'python3'], grammar: python },
  { id: 'rust', names: ['rs'], grammar: rust },
  { id: 'shellscript', names: ['bash', 'sh', 'shell', 'zsh', 'console'], grammar: bash },
  { id: 'sql', names: ['sqlite', 'postgresql', 'mysql'], grammar: sql },
  { id: 'typescript', names: ['ts', 'tsx', 'mts', 'cts'], grammar: typescript },
  { id: 'yaml', names: ['yml'], grammar: yaml },
];

/** The row for what stands behind a fence, such as `ts` or `ts title="a"`. */
export function findLanguage(info: string): CodeLanguage | undefined {
  const name = (/^[\w+#.-]*/.exec(info.trim())?.[0] ?? '').toLowerCase();
  return LANGUAGES.find(({ id, names }) => id === name || names.includes(name));
}
