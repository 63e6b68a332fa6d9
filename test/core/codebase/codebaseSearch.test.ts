import assert from 'node:assert/strict';
import { type CodebaseFiles, CodebaseSearch } from '../../../src/core/codebase/codebaseSearch.js';
import { HandClock } from '../../support/handClock.js';

/** Files that a test changes: each text is its own stamp. */
class FakeFiles {
  readonly texts = new Map<string, string>();
  readonly typed = new Map<string, string>();
  readonly read: string[] = [];
  left: readonly string[] = [];

  list(): ReturnType<CodebaseFiles['list']> {
    return Promise.resolve({ files: new Map(this.texts), left: this.left });
  }

  async readNow(file: string): Promise<string | undefined> {
    this.read.push(file);
    return Promise.resolve(this.texts.get(file));
  }

  shown(file: string): Promise<string | undefined> {
    return Promise.resolve(this.typed.get(file) ?? this.texts.get(file));
  }
}

interface Desk {
  readonly files: FakeFiles;
  readonly clock: HandClock;
  readonly search: CodebaseSearch;
  /** `file:line text` of what is found, the lines from 1, then `! what` was not searched. */
  readonly found: (question: string) => Promise<readonly string[]>;
}

function desk(texts: Readonly<Record<string, string>>): Desk {
  const files = new FakeFiles();
  for (const [file, text] of Object.entries(texts)) files.texts.set(file, text);
  const clock = new HandClock();
  const search = new CodebaseSearch({
    clock,
    unitsMax: 10_000,
    files: {
      list: () => files.list(),
      read: file => files.readNow(file),
      shown: file => files.shown(file),
    },
  });
  const found: Desk['found'] = async question => {
    const { passages, left } = await search.search(question, new AbortController().signal);
    return [
      ...passages.map(({ file, line, text }) => `${file}:${line + 1} ${text.split('\n')[0] ?? ''}`),
      ...left.map(what => `! ${what}`),
    ];
  };
  return { files, clock, search, found };
}

const FILLER = `${'  filler();\n'.repeat(60)}\n`;

describe('the search through a codebase', () => {
  it('finds the passage of a file that fits best', async () => {
    const { found } = desk({
      'a.ts': `${FILLER}function writeLedger() {\n}\n\n${FILLER}`,
      'b.ts': 'let other;\n',
    });
    assert.equal(
      (await found('Where is the ledger written? writeLedger'))[0]?.slice(0, 5),
      'a.ts:',
    );
    const [first = ''] = await found('writeLedger');
    assert.match(first, /^a\.ts:\d+ /);
  });

  it('finds a file by its name alone', async () => {
    const { found } = desk({ 'src/ledger.ts': 'let first;\n', 'src/other.ts': 'let other;\n' });
    assert.deepEqual(await found('ledger'), ['src/ledger.ts:1 let first;']);
  });

  it('reads what is new or changed, forgets what is gone, and leaves the rest', async () => {
    const { files, clock, found } = desk({ 'a.ts': 'ledger one\n', 'b.ts': 'window\n' });
    assert.deepEqual(await found('ledger'), ['a.ts:1 ledger one']);
    files.texts.set('c.ts', 'ledger three\n');
    files.texts.set('b.ts', 'ledger two\n');
    files.texts.delete('a.ts');
    files.read.length = 0;
    await clock.advance(3_000);
    assert.deepEqual([...(await found('ledger'))].sort(), [
      'b.ts:1 ledger two',
      'c.ts:1 ledger three',
    ]);
    assert.deepEqual(files.read, ['c.ts', 'b.ts'].sort());
  });

  it('looks at no file twice within moments', async () => {
    const { files, found } = desk({ 'a.ts': 'ledger one\n' });
    await found('ledger');
    files.texts.set('a.ts', 'ledger two\n');
    await found('ledger');
    assert.deepEqual(files.read, ['a.ts']);
  });

  it('quotes what is typed, not what is saved', async () => {
    const { files, found } = desk({ 'a.ts': 'ledger one\n' });
    files.typed.set('a.ts', 'typed; ledger two\n');
    assert.deepEqual(await found('ledger'), ['a.ts:1 typed; ledger two']);
  });

  it('passes over data, and tells what was not searched', async () => {
    const { files, found } = desk({ 'data.json': `"ledger${'x'.repeat(2_000)}"\n` });
    files.left = ['2 files of more than 256 kB'];
    assert.deepEqual(await found('ledger'), ['! 2 files of more than 256 kB']);
  });

  it('tells of files for which there is no room, until there is', async () => {
    const { files, clock, found } = desk({
      'a.ts': FILLER.repeat(13),
      'b.ts': `${FILLER}ledger\n`,
    });
    const beyond = ['! 1 file beyond what the search can hold'];
    assert.deepEqual(await found('ledger'), beyond);
    await clock.advance(3_000);
    assert.deepEqual(await found('ledger'), beyond);
    files.texts.delete('a.ts');
    await clock.advance(3_000);
    assert.deepEqual((await found('ledger')).length, 1);
    assert.match((await found('ledger'))[0] ?? '', /^b\.ts:/);
  });

  it('does not wait for ever, and tells what is not read yet', async () => {
    const { files, clock, search } = desk({ 'a.ts': 'ledger\n', 'b.ts': 'ledger\n' });
    let go: () => void = () => undefined;
    const gate = new Promise<void>(resolve => (go = resolve));
    const readNow = files.readNow.bind(files);
    files.readNow = async file => {
      if (file === 'b.ts') await gate;
      return readNow(file);
    };
    const { signal } = new AbortController();
    const asked = search.search('ledger', signal);
    await clock.advance(0);
    await clock.advance(60_000);
    const { passages, left } = await asked;
    assert.deepEqual(
      passages.map(({ file }) => file),
      ['a.ts'],
    );
    assert.match(left.join(), /^1 file still being read/);
    go();
    assert.equal((await search.search('ledger', signal)).passages.length, 2);
  });

  it('ends with the signal, and goes on reading for the next question', async () => {
    const { search, found } = desk({ 'a.ts': 'ledger\n' });
    const stop = new AbortController();
    const asked = search.search('ledger', stop.signal);
    stop.abort();
    await assert.rejects(asked);
    assert.deepEqual(await found('ledger'), ['a.ts:1 ledger']);
    search.dispose();
  });
});
