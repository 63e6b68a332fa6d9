import assert from 'node:assert/strict';
import { dropBlankStart } from '../../../../src/core/completion/shape/dropBlankStart.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('dropBlankStart', () => {
  const rows: readonly [given: string, text: string, becomes: string][] = [
    ['  █', '\n  a();', 'a();'],
    ['  █', '\n\na();', 'a();'],
    ['x;█', '\n  a();', '\n  a();'],
    ['█', 'a();', 'a();'],
    ['    █', '\n  a();', 'a();'],
    ['  █', '\n    a();', '  a();'],
    ['  █', '  a();\n  b();', 'a();\n  b();'],
    ['  █', ' a();', ' a();'],
    ['\t█', '\ta();', 'a();'],
    ['   █', '   a();', 'a();'],
    ['  if (a) {\n  █', '  b();', '  b();'],
    ['  if (a) {\n    █', '    b();', 'b();'],
    ['return █', ' x', 'x'],
    ['return █', '\n  x', '\n  x'],
    ['return█', ' x', ' x'],
  ];
  for (const [given, text, becomes] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given.slice(-40))}`, () => {
      assert.equal(dropBlankStart(text, contextOf(siteAt(given))), becomes);
    });
  }
});
