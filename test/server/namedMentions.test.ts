import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChatMention } from '../../src/protocol/chat.js';
import { namedMentions } from '../../src/server/namedMentions.js';

const SHOP = 'file:///work/src/shop.ts';

const CART = 'file:///work/cart.ts';

const SHELF = {
  open: () => [
    TextDocument.create(CART, 'typescript', 1, 'x();\nfunction lineTotal() {\n  y();\n}\n'),
    TextDocument.create('file:///work/.env', 'dotenv', 1, 'const secretOne = 1;\n'),
    TextDocument.create('file:///work/a/index.ts', 'typescript', 1, 'index();\n'),
  ],
  files: () =>
    Promise.resolve([
      ...[SHOP, CART, 'file:///work/my%20notes.md', 'file:///work/a/util.ts'],
      ...['file:///work/b/util.ts', 'file:///work/b/index.ts'],
    ]),
  realUri: (uri: string) => Promise.resolve(uri),
  excluded: (uri: string) => uri.endsWith('.env'),
};

function pieceOf(uri: string, start: number, end: number): ChatMention {
  const range = { start: { line: start, character: 0 }, end: { line: end, character: 0 } };
  return { kind: 'selection', uri, range };
}

function told(mention: ChatMention): string {
  if (mention.kind === 'file') return mention.uri.slice('file:///work/'.length);
  return mention.kind === 'symbol' ? mention.name : mention.kind;
}

describe('namedMentions', () => {
  const elsewhere = pieceOf('file:///work/other.ts', 0, 1);
  const rows: readonly [
    does: string,
    question: string,
    mentions: readonly ChatMention[],
    named: readonly string[],
  ][] = [
    ['a file that nobody opened', 'What does shop.ts do?', [elsewhere], ['src/shop.ts']],
    ['a file by its folder', 'And src/shop.ts?', [], ['src/shop.ts']],
    ['no file by the end of its name', 'And hop.ts?', [], []],
    ['no file that is not there', 'Is it Node.js?', [], []],
    ['none of several files that are called so', 'What of util.ts?', [], []],
    ['the one that its folder tells', 'What of b/util.ts?', [], ['b/util.ts']],
    ['the one that is open', 'What of index.ts?', [], ['a/index.ts']],
    ['no file that is mentioned', 'And shop.ts?', [{ kind: 'file', uri: SHOP }], []],
    ['the file of which a piece is selected', 'And cart.ts?', [pieceOf(CART, 0, 1)], ['cart.ts']],
    ['not the file of a piece that is mentioned', 'And @cart.ts 1?', [pieceOf(CART, 0, 1)], []],
    ['a function', 'What does lineTotal do?', [elsewhere], ['lineTotal']],
    ['no function that nothing defines', 'What does lineSum do?', [], []],
    ['no function of a file that is kept out', 'What is secretOne?', [], []],
    ['no function twice', 'Is @lineTotal ok?', [{ kind: 'symbol', name: 'lineTotal' }], []],
    ['no function of a file that is named', 'lineTotal in cart.ts?', [], ['cart.ts']],
    ['no function that is selected', 'Is lineTotal ok?', [pieceOf(CART, 0, 4)], []],
    ['a function that is selected in part', 'lineTotal?', [pieceOf(CART, 2, 3)], ['lineTotal']],
    ['nothing where nothing is asked', '', [elsewhere], []],
  ];
  for (const [does, question, mentions, named] of rows) {
    it(`finds ${does}: ${question}`, async () => {
      assert.deepEqual((await namedMentions(question, mentions, SHELF)).map(told), named);
    });
  }

  it('lists the files of the workspace once at most, and for a name alone', async () => {
    let count = 0;
    const counted = {
      ...SHELF,
      files: () => {
        count += 1;
        return SHELF.files();
      },
    };
    await namedMentions('Why?', [], counted);
    await namedMentions('Why does cart.ts call lineTotal?', [], counted);
    assert.equal(count, 0);
    await namedMentions('Is shop.ts like util.ts?', [], counted);
    assert.equal(count, 1);
  });
});
