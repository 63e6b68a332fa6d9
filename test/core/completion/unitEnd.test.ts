import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unitEnd } from '../../../src/core/completion/unitEnd.js';
import type { Span } from '../../../src/core/syntax/span.js';
import { siteAt } from '../../support/siteAt.js';

describe('unitEnd', () => {
  const rows: readonly {
    readonly does: string;
    readonly given: string;
    readonly language?: string;
    readonly span: Span;
    /** What the model says, with `|` where the unit ends; without one it may go on. */
    readonly says: string;
  }[] = [
    { does: 'waits for the end of the line', given: 'a█', span: 'line', says: ' = 1;' },
    { does: 'ends with the line', given: 'a█', span: 'line', says: ' = 1;|\nb' },
    { does: 'skips a blank line first', given: 'a;█', span: 'line', says: '\n  b;|\nc' },
    { does: 'ends a statement with its line', given: 'a█', span: 'statement', says: ' = 1;|\nb' },
    {
      does: 'ends a statement where its parenthesis closes',
      given: 'a = █',
      span: 'statement',
      says: 'f(\n  b,\n  c,\n);|\nd',
    },
    {
      does: 'waits for a parenthesis to close',
      given: 'a = █',
      span: 'statement',
      says: 'f(\n  b,\n',
    },
    {
      does: 'ends a statement with the block that it begins',
      given: '█',
      span: 'statement',
      says: 'if (a) {\n  b();\n}|\nc();\n',
    },
    { does: 'waits for that block', given: '█', span: 'statement', says: 'if (a) {\n  b();\n' },
    {
      does: 'carries that block on',
      given: '  █\n',
      span: 'statement',
      says: 'if (a) {\n    b();\n  } else {\n    c();\n  }|\n  d();\n',
    },
    {
      does: 'takes an object in with its statement',
      given: '  const a = █\n  c();\n',
      span: 'statement',
      says: '{\n    b: 1,\n  };|\n  c();\n',
    },
    {
      does: 'leaves a block that is there',
      given: '█\n  b();\n}\n',
      span: 'statement',
      says: 'if (a) {|\n  c();\n',
    },
    {
      does: 'ends with the block that a statement begins by its indent',
      language: 'python',
      given: '    █\n',
      span: 'statement',
      says: 'if a:\n        b()\n    else:\n        c()|\n    d()\n',
    },
    {
      does: 'ends with the block that a statement begins with tabs',
      language: 'go',
      given: '\t█\n}\n',
      span: 'statement',
      says: 'if err != nil {\n\t\treturn err\n\t}|\n\treturn nil\n',
    },
    {
      does: 'ends with the block that a statement begins and a word ends',
      language: 'shellscript',
      given: '█\n',
      span: 'statement',
      says: 'if [ -f a ]; then\n  b\nfi|\nc\n',
    },
    {
      does: 'begins no block in a list of marks',
      language: 'dockerfile',
      given: '█\n',
      span: 'statement',
      says: 'RUN a \\|\n  && b\n',
    },
    {
      does: 'ends a statement without an end with its first line',
      given: 'a = █',
      span: 'statement',
      says: `f(|\n${'  b,\n'.repeat(20)}`,
    },
    {
      does: 'takes no parenthesis in a string for one',
      given: 'a = █',
      span: 'statement',
      says: '"(";|\nb',
    },
    {
      does: 'ends a call that the editor closed with its function',
      given: 'f(█)',
      span: 'statement',
      says: '() => {\n  a();\n}|\nb();\n',
    },
    {
      does: 'waits for that function to end',
      given: 'f(█)',
      span: 'statement',
      says: '() => {\n  a();\n',
    },
    {
      does: 'ends arguments on lines of their own where the call does',
      given: 'f(█)',
      span: 'statement',
      says: '\n  a,\n  b,\n)|\nc\n',
    },
    {
      does: 'does not run on into the next function',
      given: 'f(█)',
      span: 'statement',
      says: 'a);|\n}\n\nfunction g() {\n}\n',
    },
    {
      does: 'counts no fence for a line',
      given: 'a = █',
      span: 'statement',
      says: '```ts\n1;|\n```\n',
    },
    {
      does: 'waits for what a fence holds',
      given: 'a = █',
      span: 'line',
      says: 'Here is the code:\n\n```ts\n',
    },
    {
      does: 'counts no path for the first line of a block',
      given: 'f() {\n  █\n}',
      span: 'block',
      says: '// src/a.ts\na;\n  b;|\n}\n',
    },
    { does: 'waits for a block to end', given: 'f() {█', span: 'block', says: '\n  a;\n' },
    { does: 'takes the closer in', given: 'f() {█', span: 'block', says: '\n  a;\n}|\n' },
    {
      does: 'leaves a closer that is there',
      given: 'f() {█\n}',
      span: 'block',
      says: '\n  a;|\n}\n',
    },
    {
      does: 'ends at a dedent, blank lines left out',
      given: 'def f():█',
      span: 'block',
      says: '\n    a|\n\n\ndef g():\n',
    },
    {
      does: 'keeps blank lines inside',
      given: 'def f():█',
      span: 'block',
      says: '\n    a\n\n    b|\nc\n',
    },
    {
      does: 'ends a paragraph at the same indent',
      given: '# add\n█',
      span: 'block',
      says: 'a = 1\nb = 2|\n\nc = 3\n',
    },
    {
      does: 'ends where lines are said again',
      given: 'f() {█',
      span: 'block',
      says: '\n  one();\n  two();|\n  one();\n  two();\n',
    },
    {
      does: 'does not end in a string of several lines',
      given: 'f() {█',
      span: 'block',
      says: '\n  a(`\nb\n}\n`);\n}|\n',
    },
    {
      does: 'stays in the block around a blank line',
      given: '{\n  █\n}',
      span: 'block',
      says: 'a;\n  b;|\n}\n',
    },
  ];

  for (const { does, given, language = 'typescript', span, says } of rows) {
    it(does, () => {
      const end = says.indexOf('|');
      const text = says.replace('|', '');
      assert.equal(unitEnd(text, siteAt(given, language), span), end < 0 ? undefined : end);
    });
  }

  it('is the same however the text arrives', () => {
    const line = fc.constantFrom(
      '',
      '  a;',
      '    b;',
      '}',
      'c',
      '  }',
      '});',
      '} else {',
      '  one();',
      '```ts',
      '// a/b.ts',
      'This code is old.',
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('line', 'statement', 'block'), (lines, span) => {
        const site = siteAt('if (x) {█\n');
        const text = lines.map(each => `${each}\n`).join('');
        const whole = unitEnd(text, site, span);
        for (let length = 0; length <= text.length; length++) {
          const early = unitEnd(text.slice(0, length), site, span);
          if (early !== undefined) assert.equal(early, whole);
        }
      }),
    );
  });
});
