import assert from 'node:assert/strict';
import { bySimilarity } from '../../../../src/core/actions/apply/bySimilarity.js';

function place(document: string, code: string): string {
  const site = { language: 'typescript', document: document.split('\n'), code: code.split('\n') };
  const found = bySimilarity(site);
  return found ? `${found.from} to ${found.to}: ${found.lines.join('|')}` : 'nowhere';
}

describe('a place by lines that are alike', () => {
  const rows: readonly (readonly [what: string, document: string, code: string, is: string])[] = [
    [
      'is that of the most lines',
      'one();\n  two(a);\n  three(b);\nfour();',
      'two(a);\nthree(b, c);',
      '1 to 3:   two(a);|  three(b, c);',
    ],
    [
      'is none where less than half is there',
      'one();\ntwo();',
      'one();\nx(1);\ny(2);\nz(3);',
      'nowhere',
    ],
    ['is none where two are as good', 'a(b);\nx();\ny();\na(b);', 'a(b);', 'nowhere'],
    [
      'has what the code leaves out',
      'open(a);\nread(a);\nparse(a);\nclose(a);',
      'open(a);\n// ... rest unchanged\nclose(a);\nlog(a);',
      '0 to 4: open(a);|read(a);|parse(a);|close(a);|log(a);',
    ],
  ];
  for (const [what, document, code, is] of rows) {
    it(what, () => {
      assert.equal(place(document, code), is);
    });
  }
});
