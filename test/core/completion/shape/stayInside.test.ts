import assert from 'node:assert/strict';
import { stayInside } from '../../../../src/core/completion/shape/stayInside.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

describe('stayInside', () => {
  const rows: readonly [given: string, text: string, becomes: string, language?: string][] = [
    ['/**\n * █\n */', 'Adds.\n */\nf();', 'Adds.\n '],
    ['/**\n * █\n', 'Adds.\n */\nf();', 'Adds.\n */\nf();'],
    ['/**\n * █\n\n/** Subtracts. */', 'Adds.\n */\nf();', 'Adds.\n */\nf();'],
    ['/** █', 'Adds. */\nf();', 'Adds. */\nf();'],
    ['/** █\n\na = /[*]*/;', 'Adds. */', 'Adds. */'],
    ['"""\n█\n"""', 'a\n"""\nb', 'a\n', 'python'],
    ['"""\n█\n', 'a\n"""\nb', 'a\n"""\nb', 'python'],
    ['"""\n█\n\n"""c"""\n', 'a\n"""\nb', 'a\n"""\nb', 'python'],
    ['`\n█\n`', 'a \\` b\n`;', 'a \\` b\n'],
    ['█\n`a`', '`b`', '`b`'],
    ['"█"', '`a`"', '`a`"'],
    ['// █\n', '`a`', '`a`'],
    ['<!--\n█\n-->', 'a\n-->\n<p>', 'a\n', 'html'],
  ];
  for (const [given, text, becomes, language] of rows) {
    it(`makes ${JSON.stringify(becomes)} of ${JSON.stringify(text)} at ${JSON.stringify(given)}`, () => {
      assert.equal(stayInside(text, contextOf(siteAt(given, language))), becomes);
    });
  }
});
