import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ChatMention, ChatReport } from '../../src/protocol/chat.js';
import { gatherMentions } from '../../src/server/gatherMentions.js';
import type { Library } from '../../src/server/library.js';

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
  folders: () => ['file:///work', 'file:///odd'],
  files: () => Promise.resolve(Object.keys(DISK).map(encodeURI)),
  changesIn: async (folder, isExcluded) => {
    if (folder === 'file:///odd') return { kind: 'unknown', why: 'odd' };
    const excluded = (await isExcluded('file:///work/link.ts')) ? ['file:///work/link.ts'] : [];
    const added = ['file:///work/b%20c.ts'];
    const changed = { text: '-old\n+new\n', files: ['file:///work/a.ts'] };
    return { kind: 'changes', ...changed, added, excluded, isCut: false };
  },
  search: (question, signal) => {
    if (signal.aborted) return Promise.reject(new Error('stopped'));
    if (question === 'off') return Promise.resolve(undefined);
    if (question === 'nothing') return Promise.resolve({ passages: [], left: [] });
    const passages = [
      { file: 'file:///work/a.ts', line: 3, text: 'x();\n' },
      { file: 'file:///work/link.ts', line: 0, text: 'hunter2' },
    ];
    return Promise.resolve({ passages, left: ['7 long files'] });
  },
};

/** What is found of mentions: `name: text` for a quote, `! why` for what is left. */
async function gathered(...mentions: readonly ChatMention[]): Promise<readonly string[]> {
  const { signal } = new AbortController();
  const { quotes, left } = await gatherMentions({ mentions, question: '', signal }, LIBRARY);
  return [
    ...quotes.map(({ name, text }) => `${name}: ${text}`),
    ...left.map(({ why }) => `! ${why}`),
  ];
}

const A = 'file:///work/a.ts';

function reportOf(uri: string, line: number, message: string): ChatReport {
  const range = { start: { line, character: 0 }, end: { line, character: 1 } };
  return { uri, diagnostics: [{ range, message }] };
}

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
    [
      'that there are no problems where none are told',
      { kind: 'problems' },
      'problems: The editor reports no',
    ],
    [
      'the problems with what is typed',
      { kind: 'problems', reported: [reportOf(A, 1, 'Unused.')] },
      'problems: a.ts\n  line 2, error: Unused.\n    const two = 2;',
    ],
    [
      'no problems of a file that is kept out',
      { kind: 'problems', reported: [reportOf('file:///work/link.ts', 0, 'hunter2 is odd')] },
      '! its problems: kept from',
    ],
    ['what a terminal says', { kind: 'terminal', text: '$ make\nNo.' }, 'terminal: $ make\nNo.'],
    ['no terminal where nothing is selected', { kind: 'terminal' }, '! the terminal: nothing'],
  ];
  for (const [does, mention, found] of rows) {
    it(`finds ${does}`, async () => {
      const [first = '', ...rest] = await gathered(mention);
      assert.ok(first.startsWith(found), first);
      assert.deepEqual(rest, []);
    });
  }

  it('finds what is not committed, new files, and what is not told of them', async () => {
    assert.deepEqual(await gathered({ kind: 'diff' }), [
      'changes.diff: -old\n+new\n',
      'b c.ts: disk();\n',
      '! its changes: kept from every model by "cove.context.exclude"',
      '! the changes: odd',
    ]);
  });

  describe('in the codebase', () => {
    const mentions = [{ kind: 'codebase' }] as const;
    const { signal } = new AbortController();
    const rows: readonly [does: string, question: string, signal: AbortSignal, found: string[]][] =
      [
        [
          'passages, what was not searched, and none of a file that is kept out',
          'how',
          signal,
          [
            'a.ts, found in the codebase: x();\n',
            '! found in the codebase: kept from every model by "cove.context.exclude"',
            '! of the codebase 7 long files',
          ],
        ],
        [
          'nothing',
          'nothing',
          signal,
          ['! the codebase: nothing in it has the words of the question'],
        ],
        [
          'nothing where it is off',
          'off',
          signal,
          ['! the codebase: "cove.context.codebase" is off'],
        ],
        [
          'nothing once it is stopped',
          '',
          AbortSignal.abort(),
          ['! of the codebase what was not searched yet'],
        ],
      ];
    for (const [does, question, ends, found] of rows) {
      it(`finds ${does}`, async () => {
        const { quotes, left } = await gatherMentions(
          { mentions, question, signal: ends },
          LIBRARY,
        );
        assert.deepEqual(
          [
            ...quotes.map(({ name, why, text }) => `${name}, ${why}: ${text}`),
            ...left.map(({ why }) => `! ${why}`),
          ],
          found,
        );
        assert.ok(quotes.every(({ range }) => range.start.line === 3 && range.end.line === 4));
      });
    }
  });

  it('counts the problems that are too many', async () => {
    const reported = Array.from({ length: 130 }, (_, at) => reportOf(`file:///${at}.ts`, 0, 'No.'));
    const found = await gathered({ kind: 'problems', reported });
    assert.equal(found[0]?.match(/error: No\./g)?.length, 100);
    assert.match(found[1] ?? '', /those of 30 more files: too many/);
  });

  it('finds what the question names before what is mentioned, each once', async () => {
    const { signal } = new AbortController();
    const mentions = [{ kind: 'selection', uri: A, range: secondLine }] as const;
    const question = 'Is empty.ts like a.ts, and who calls hunter2 or .env?';
    const { quotes, left } = await gatherMentions({ mentions, question, signal }, LIBRARY);
    assert.deepEqual(
      quotes.map(({ name, why }) => `${name}, ${why}`),
      ['a.ts, mentioned', 'a.ts, the selection'],
    );
    assert.deepEqual(
      left.map(({ why }) => why),
      ['mentioned: empty'],
    );
  });

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
