import assert from 'node:assert/strict';
import { dropRestated } from '../../../../src/core/completion/shape/dropRestated.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('dropRestated', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['a(one);\n█', 'a(one);\nb(two);', 'b(two);'],
    ['a(one);\n█', 'a(one);\na(one);\na(one);', ''],
    ['a(one);\nb(two);\n█', 'a(one);\nb(two);\nc();', 'c();'],
    ['a(one);\n\n  █', '\n  a( one )\n  c();', '  c();'],
    ['a(one);█', '\na(one);\nb(two);', '\nb(two);'],
    ['a(one);\na(one);\n█', 'a(one);', 'a(one);'],
    ['  }\n█', '  }\n}', '  }\n}'],
    ['0, 0,\n█', '0, 0,\n', '0, 0,\n'],
    ['one();\nreturn █', 'return 1;', '1;'],
    ['one();\nreturn █', 'one();\nreturn 1;', '1;'],
    ['let f = 1;\nreturn █', 'let f = 1;', ''],
    ['max(█', 'max(a, b), c', 'max(a, b), c'],
    ['items;\nfoo(█', 'items;', 'items;'],
    ['import os\nimport █', 'os', ''],
    ['log(a);\nlog(█);', 'a', ''],
    ['log(a);\nlog(█);', 'b', 'b'],
    ['a(one);\n█', '', ''],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(dropRestated(text, contextOf(siteAt(given))), becomes);
    });
  }
});
