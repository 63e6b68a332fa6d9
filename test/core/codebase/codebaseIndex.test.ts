import assert from 'node:assert/strict';
import { CodebaseIndex } from '../../../src/core/codebase/codebaseIndex.js';

const at = (): Promise<void> => Promise.resolve();

function indexOf(parts: Readonly<Record<string, string>>): CodebaseIndex {
  const index = new CodebaseIndex({ names: true });
  for (const [place, text] of Object.entries(parts)) {
    const [file = '', line] = place.split('#');
    index.add({ file, line: Number(line ?? 0), text });
  }
  return index;
}

describe('the index of a codebase', () => {
  const index = indexOf({
    'src/ledger.ts': 'export class Ledger { append(line) {} }',
    'src/disk.ts': 'writeLedgerLine(line); openFile();',
    'src/session.ts': 'class Session { title = ""; }',
    'src/session.ts#40': 'renameSession(title); deleteSession();',
    'src/window.ts': 'function overflow(tokens) { return tokens.length; }',
  });

  const rows: readonly [question: string, best: string][] = [
    ['Where is the ledger?', 'src/ledger.ts:0'],
    ['Who calls writeLedgerLine?', 'src/disk.ts:0'],
    ['how are sessions renamed: renameSession', 'src/session.ts:40'],
    ['overflowing', ''],
    ['overf', 'src/window.ts:0'],
    ['the of and', ''],
    ['', ''],
  ];
  for (const [question, best] of rows) {
    it(`finds ${best === '' ? 'nothing' : best} for "${question}"`, async () => {
      const [first] = await index.find(question, 3, at);
      assert.equal(first ? `${first.file}:${first.line}` : '', best);
    });
  }

  it('finds no more than is wanted, the best first', async () => {
    const hits = await index.find('session title ledger line', 3, at);
    assert.equal(hits.length, 3);
    assert.deepEqual(
      hits.map(({ score }) => score),
      hits.map(({ score }) => score).sort((one, other) => other - one),
    );
  });

  it('forgets a file with all its parts, and takes it anew', async () => {
    const changing = indexOf({ a: 'ledger', 'a#9': 'ledger too', b: 'ledger' });
    changing.remove('a');
    changing.remove('never there');
    changing.add({ file: 'a', line: 9, text: 'window' });
    const hits = await changing.find('ledger', 9, at);
    assert.deepEqual([hits.map(({ file }) => file), changing.size], [['b'], 2]);
  });
});
