import fc from 'fast-check';
import { FAMILIES } from '../../src/core/models/families.js';
import { CURSOR } from './siteAt.js';

/** What code is made of, and what goes wrong with it. */
const CODE = [
  ...['a', 'foo', 'return', 'if ', 'end', '漢', '😀', 'é', '0', '0, ', 'a, ', 'this.x'],
  ...['(', ')', '[', ']', '{', '}', '<', '>', '</p>', '=> ', '"', "'", '`', '\\', '//', '# ', ':'],
  ...[';', ',', '.', ' + ', ' ', '  ', '\t', '\n', '\n', '\n  ', '\n    ', '\r\n', '\n}\n'],
];

/** What no person is to see. */
export const MARKS: readonly string[] = [
  ...new Set(FAMILIES.flatMap(({ control }) => control)),
  '<|a_mark_of_tomorrow|>',
];

export const CHAT: readonly string[] = [
  'Sure! Here is the code:\n',
  'Here is the completed function:\n\n',
  'This code adds two numbers.\n',
  'Explanation:\n',
];

export const FENCES: readonly string[] = ['```\n', '```ts\n', '~~~\n', '```python title="a"\n'];

export const PATHS: readonly string[] = ['// src/foo.ts\n', '# path: x.py\n', '/* a/b.css */\n'];

export const HIDDEN: readonly string[] = [
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200f',
  '\u0007',
  '\ufeff',
];

/** Pieces of code in any order, with some of `others` between them. */
export function nastyText(...others: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...CODE, ...others), { maxLength: 24 }).map(all => all.join(''));
}

/** The languages that differ most in what a step looks at. */
export const SPOKEN: readonly string[] = [
  'typescript',
  'typescriptreact',
  'python',
  'rust',
  'ruby',
  'shellscript',
  'html',
  'yaml',
  'sql',
  'cobol',
];

/** A document with a cursor, made of such pieces. */
export function nastyDocument(): fc.Arbitrary<string> {
  return fc.tuple(nastyText(), nastyText()).map(([before, after]) => before + CURSOR + after);
}
