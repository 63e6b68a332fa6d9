import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';

import { Parser } from 'web-tree-sitter';

import { LANGUAGES } from '../../../src/core/syntax/languages.js';
import { Grammars } from '../../../src/server/adapters/wasmSyntaxGrammars.js';
import { grammarNames, grammarsFolder } from '../../support/grammarsFolder.js';

/** What the adapter looks for; another name would be a slip of the pen. */
const CAPTURES = ['block', 'code', 'code.inner', 'comment', 'scope', 'script', 'string', 'word'];

describe('Grammars', () => {
  const named = [...new Set(LANGUAGES.flatMap(({ grammar }) => grammar ?? []))];
  let folder = '';
  let grammars: Grammars;

  before(async () => {
    folder = await grammarsFolder(named);
    grammars = new Grammars({ folder, log: () => undefined });
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  it('has a folder of syntaxes for each grammar of the table, and no other', async () => {
    assert.deepEqual([...(await grammarNames())].sort(), named.sort());
  });

  for (const name of named) {
    it(`loads ${name}, whose query names what is looked for`, async () => {
      const grammar = await grammars.load(name);
      assert.ok(grammar);
      const others = grammar.query.captureNames.filter(each => !CAPTURES.includes(each));
      assert.deepEqual(others, []);
    });

    it(`reads a sample of ${name} without an error`, async () => {
      const grammar = await grammars.load(name);
      assert.ok(grammar);
      const parser = new Parser().setLanguage(grammar.language);
      const tree = parser.parse(await readFile(`test/fixtures/syntax/${name}.txt`, 'utf8'));
      assert.equal(tree?.rootNode.hasError, false);
      tree.delete();
      parser.delete();
    });
  }
});
