import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChatMention } from '../../src/protocol/chat.js';
import { gatherMentions, type Library } from '../../src/server/gatherMentions.js';

const DISK: Readonly<Record<string, string>> = {
  'file:///work/a.ts': 'old();\n',
  'file:///work/b c.ts': 'disk();\n',
  'file:///work/empty.ts': ' \n',
  'file:///work/.env': 'hunter2',
  'file:///work/link.ts': 'hunter2',
};

const MEGABYTE = 'x'.repeat(1 << 20);

const LIBRARY: Library = {
  open: () => [
    TextDocument.create('file:///work/.env', 'dotenv', 1, 'const hidden = "hunter2";'),
    TextDocument.create('file:///work/a.ts', 'typescript', 1, 'new1();\nconst two = 2;\n'),
  ],
  textOnDisk: uri => {
    const text = uri.startsWith('file:///big/') ? MEGABYTE : DISK[decodeURI(uri)];
    return Promise.resolve(text === undefined ? { kind: 'missing' } : { kind: 'text', text });
  },
  filesOnDisk: uri => {
    if (uri !== 'file:///many') return Promise.resolve(undefined);
    return Promise.resolve(Array.from({ length: 23 }, (_, at) => `file:///many/${at}.ts`));
  },
  realUri: uri => Promise.resolve(uri === 'file:///work/link.ts' ? 'file:///work/.env' : uri),
  excluded: uri => uri.endsWith('.env'),
};

/** What is found of mentions: `name: text` for a quote, `! why` for what is left. */
async function gathered(...mentions: readonly ChatMention[]): Promise<readonly string[]> {
  const { quotes, left } = await gatherMentions(mentions, LIBRARY);
  return [
    ...quotes.map(({ name, text }) => `${name}: ${text}`),
    ...left.map(({ why }) => `! ${why}`),
  ];
}

const A = 'file:///work/a.ts';
const secondLine = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };

describe('gatherMentions', () => {
  const rows: readonly [does: string, mention: ChatMention, found: string][] = [
    [
      'what is typed, not what is saved',
      { kind: 'file', uri: A },
      'a.ts: new1();\nconst two = 2;\n',
    ],
    ['what lies on the disk', { kind: 'file', uri: 'file:///work/b%20c.ts' }, 'b c.ts: disk();\n'],
    ['a piece', { kind: 'selection', uri: A, range: secondLine }, 'a.ts: const two = 2;\n'],
    ['a definition', { kind: 'symbol', name: 'two' }, 'a.ts: const two = 2;\n'],
    ['no file that is kept out', { kind: 'file', uri: 'file:///work/.env' }, '! mentioned: kept'],
    ['none under another name', { kind: 'file', uri: 'file:///work/link.ts' }, '! mentioned: kept'],
    ['no definition in one', { kind: 'symbol', name: 'hidden' }, '! hidden: no open file'],
    ['nothing that is not there', { kind: 'file', uri: 'file:///x.ts' }, '! mentioned: cannot'],
    ['nothing that is empty', { kind: 'file', uri: 'file:///work/empty.ts' }, '! mentioned: empty'],
    ['no folder that is not there', { kind: 'folder', uri: A }, '! the folder: cannot be read'],
    ['no codebase yet', { kind: 'codebase' }, '! the codebase: '],
    ['no problems yet', { kind: 'problems' }, '! the problems: '],
    ['no diff yet', { kind: 'diff' }, '! the changes: '],
  ];
  for (const [does, mention, found] of rows) {
    it(`finds ${does}`, async () => {
      const [first = '', ...rest] = await gathered(mention);
      assert.ok(first.startsWith(found), first);
      assert.deepEqual(rest, []);
    });
  }

  it('finds each piece once', async () => {
    const file = { kind: 'file', uri: A } as const;
    assert.equal((await gathered(file, file)).length, 1);
  });

  it('quotes no more than a file can keep, and says so', async () => {
    const big = Array.from(
      { length: 5 },
      (_, at) => ({ kind: 'file', uri: `file:///big/${at}` }) as const,
    );
    const found = await gathered(...big);
    assert.deepEqual(
      found.slice(0, 4).map(each => each.length),
      Array(4).fill(3 + MEGABYTE.length),
    );
    assert.match(found[4] ?? '', /more is mentioned than/);
  });

  it('stops at some files of a folder, and at some mentions, and says so', async () => {
    const folder = await gathered({ kind: 'folder', uri: 'file:///many' });
    assert.equal(folder.length, 21);
    assert.match(folder.at(-1) ?? '', /3 more files/);
    const many = Array.from({ length: 53 }, () => ({ kind: 'file', uri: A }) as const);
    assert.match((await gathered(...many)).at(-1) ?? '', /3 more mentions/);
  });
});
