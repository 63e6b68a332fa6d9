import assert from 'node:assert/strict';
import { cutAtRepeatedLines } from '../../../../src/core/completion/shape/cutAtRepeatedLines.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('cutAtRepeatedLines', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['█\nthird();', 'first();\nthird();\nfourth();', 'first();'],
    ['█\n}', 'a;\n}\n', 'a;\n}\n'],
    ['█\n\n  third();', '  third();', ''],
    ['█', 'a;', 'a;'],
    ['█\nthird( a );', 'first();\nthird(a)\n', 'first();'],
    ['█\n  "third",', '  "first",\n  "third"\n', '  "first",'],
    ['█\n}\n\nthird();', 'a;\n}\nthird();', 'a;'],
    ['█\n}\n\nthird();', 'a;\n}\nfourth();', 'a;\n}\nfourth();'],
    ['█\nthird();', 'if (a) {\n  third();\n}', 'if (a) {\n  third();\n}'],
    ['█\nthird();\nfourth();', 'if (a) {\n  third();\n  fourth();', 'if (a) {'],
    ['a = █\nthird();', 'third();', 'third();'],
    ['third█\nthird();', '();', ''],
    ['█\r\nthird();\r\n', 'first();\nthird();', 'first();'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(cutAtRepeatedLines(text, contextOf(siteAt(given))), becomes);
    });
  }
});
