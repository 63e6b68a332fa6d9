import assert from 'node:assert/strict';
import { preambleEnd } from '../../../../src/core/completion/shape/preamble.js';
import { siteAt } from '../../../support/siteAt.js';

describe('preambleEnd', () => {
  /** What the model says, with `|` where the code begins. */
  const rows: readonly [given: string, says: string, language?: string][] = [
    ['█', '|a;'],
    ['█', '|\na;'],
    ['█', '```ts\n|a;\n```'],
    ['█', '\n\n```ts\n|\na;'],
    ['█', 'Sure! Here it is:\n\n```ts\n// src/a.ts\n|a;'],
    ['█', '// src/a.ts\n|a;'],
    ['█', 'Here is the code:\nIt adds two numbers\n|a;'],
    ['█', 'Here is the code:\n```ts\n|```\na;'],
    ['█', 'Here is the code, and nothing else.|'],
    ['<p>█', '|Here is the list of all.\n'],
    ['a => █', 'Here is the list of all.\n|'],
    ['█', '|Here is the list of all.\n', 'html'],
    ['█', 'Here is the list of all.\n```html\n|<p>', 'html'],
    ['█', '|```ts\na', 'markdown'],
    ['█', '|# src/a.ts\n', 'markdown'],
    ['"""\n█', '|```\na', 'python'],
    ['# █', '|This code is old now.\n', 'python'],
  ];
  for (const [given, says, language] of rows) {
    it(`finds the code in ${JSON.stringify(says)} at ${JSON.stringify(given)}`, () => {
      const text = says.replace('|', '');
      assert.equal(preambleEnd(text, siteAt(given, language)), says.indexOf('|'));
    });
  }
});
