import assert from 'node:assert/strict';
import { cutAtLoop } from '../../../../src/core/completion/shape/cutAtLoop.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('cutAtLoop', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['█', 'one();\none();\none();', 'one();'],
    ['█', 'one();\ntwo();\none();\ntwo();', 'one();\ntwo();'],
    ['█', 'one();\n\none();\n\n', 'one();\n'],
    ['█', '  one();\none();', '  one();\none();'],
    ['  █', 'one();\n  one();', 'one();'],
    ['log(█', 'one);\nlog(one);', 'one);'],
    ['█', '}\n}\n}\n', '}\n}\n}\n'],
    ['█', '0, 0,\n0, 0,\n0, 0,\n', '0, 0,\n0, 0,\n0, 0,\n'],
    ['█', '0, 0,\n'.repeat(99), '0, 0,\n'.repeat(16).trimEnd()],
    ['█', '\n\n\n\n', '\n\n\n\n'],
    ['█', '[a, a, a, a, a, a', '[a'],
    ['█', 'one\n[a, a, a, a, a, a', 'one'],
    ['█', 'a();\nb();', 'a();\nb();'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(cutAtLoop(text, contextOf(siteAt(given))), becomes);
    });
  }
});
