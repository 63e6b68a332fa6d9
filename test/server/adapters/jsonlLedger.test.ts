import assert from 'node:assert/strict';
import { appendFile, chmod, readFile, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type { LedgerEntry } from '../../../src/core/privacy/ledger.js';
import { JsonlLedger } from '../../../src/server/adapters/jsonlLedger.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

function entry(file: string): LedgerEntry {
  return {
    at: '2026-11-01T12:00:00.000Z',
    host: '127.0.0.1:11434',
    purpose: 'completion',
    bytes: 100,
    files: [file],
    verdict: 'allowed',
  };
}

async function filesOf(ledger: JsonlLedger): Promise<readonly string[]> {
  return (await ledger.read()).flatMap(({ files }) => files);
}

/** Names of files, `a0` to `a9` and so on. */
function names(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${letter}${index}`);
}

async function recordAll(ledger: JsonlLedger, files: readonly string[]): Promise<void> {
  await Promise.all(files.map(file => ledger.record(entry(file))));
}

describe('JsonlLedger', () => {
  it('reads back what it recorded, oldest first', () =>
    inTemporaryFolder(async folder => {
      const ledger = new JsonlLedger(folder);
      await recordAll(ledger, ['a.ts', 'b.ts']);
      assert.deepEqual(await ledger.read(), [entry('a.ts'), entry('b.ts')]);
    }));

  it('knows nothing before the first entry, and makes no folder to say so', () =>
    inTemporaryFolder(async folder => {
      assert.deepEqual(await new JsonlLedger(join(folder, 'cove')).read(), []);
      assert.deepEqual(await readdir(folder), []);
    }));

  it('has the entry in the file when it says so', () =>
    inTemporaryFolder(async folder => {
      await new JsonlLedger(folder).record(entry('a.ts'));
      const text = await readFile(join(folder, 'ledger.jsonl'), 'utf8');
      assert.equal(text, `${JSON.stringify(entry('a.ts'))}\n`);
    }));

  it('is for the user alone', () =>
    inTemporaryFolder(async folder => {
      await new JsonlLedger(join(folder, 'cove')).record(entry('a.ts'));
      assert.equal((await stat(join(folder, 'cove'))).mode & 0o777, 0o700);
      assert.equal((await stat(join(folder, 'cove', 'ledger.jsonl'))).mode & 0o777, 0o600);
    }));

  it('rejects where it cannot write', () =>
    inTemporaryFolder(async folder => {
      await writeFile(join(folder, 'occupied'), '');
      const ledger = new JsonlLedger(join(folder, 'occupied'));
      await assert.rejects(ledger.record(entry('a.ts')));
    }));

  it('goes on when it can write again', () =>
    inTemporaryFolder(async folder => {
      const file = join(folder, 'ledger.jsonl');
      const ledger = new JsonlLedger(folder);
      await ledger.record(entry('a.ts'));
      await ledger.erase();
      await chmod(folder, 0o500);
      const failed = await ledger.record(entry('b.ts')).then(
        () => false,
        () => true,
      );
      await chmod(folder, 0o700);
      await ledger.record(entry('c.ts'));
      // The administrator writes everywhere.
      assert.equal(failed, process.getuid?.() !== 0);
      assert.match(await readFile(file, 'utf8'), /c\.ts/);
    }));

  const strange: readonly { does: string; text: string; read: readonly string[] }[] = [
    {
      does: 'passes over a last line that a kill tore',
      text: `${JSON.stringify(entry('a.ts'))}\n{"at":"2026-`,
      read: ['a.ts', 'new.ts'],
    },
    {
      does: 'passes over lines that are no entries',
      text: `null\n7\n[]\n{"at":1}\nnonsense\n\n${JSON.stringify(entry('a.ts'))}\n`,
      read: ['a.ts', 'new.ts'],
    },
    {
      does: 'passes over an entry with a purpose that it does not know',
      text: `${JSON.stringify({ ...entry('a.ts'), purpose: 'telemetry' })}\n`,
      read: ['new.ts'],
    },
    {
      does: 'reads an entry that has more to say',
      text: `${JSON.stringify({ ...entry('a.ts'), more: true })}\n`,
      read: ['a.ts', 'new.ts'],
    },
  ];
  for (const { does, text, read } of strange) {
    it(does, () =>
      inTemporaryFolder(async folder => {
        await writeFile(join(folder, 'ledger.jsonl'), text);
        const ledger = new JsonlLedger(folder);
        await ledger.record(entry('new.ts'));
        assert.deepEqual(await filesOf(ledger), read);
      }),
    );
  }

  it('reads any bytes without failing', () =>
    inTemporaryFolder(async folder => {
      const ledger = new JsonlLedger(folder);
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
          await writeFile(join(folder, 'ledger.jsonl'), bytes);
          assert.deepEqual(await ledger.read(), []);
        }),
        { numRuns: 50 },
      );
    }));

  const LINE_BYTES = Buffer.byteLength(`${JSON.stringify(entry('a0'))}\n`);

  it('drops the older half when it is full', () =>
    inTemporaryFolder(async folder => {
      const ledger = new JsonlLedger(folder, 4 * LINE_BYTES);
      await recordAll(ledger, names('a', 10));
      assert.deepEqual(await filesOf(ledger), names('a', 10).slice(4));
      await recordAll(ledger, ['b0']);
      assert.deepEqual(await filesOf(ledger), [...names('a', 10).slice(4), 'b0']);
      await recordAll(ledger, ['b1']);
      assert.deepEqual(await filesOf(ledger), ['a8', 'a9', 'b0', 'b1']);
    }));

  it('loses nothing where several servers write at once', () =>
    inTemporaryFolder(async folder => {
      const servers = ['a', 'b', 'c'];
      await Promise.all(
        servers.map(server => recordAll(new JsonlLedger(folder, 1 << 20), names(server, 30))),
      );
      const read = await filesOf(new JsonlLedger(folder));
      const written = servers.flatMap(server => names(server, 30));
      assert.deepEqual([...read].sort(), [...written].sort());
    }));

  it('turns over once where several servers find it full', () =>
    inTemporaryFolder(async folder => {
      const bytes = 20 * LINE_BYTES;
      const servers = names('server', 12).map(() => new JsonlLedger(folder, bytes));
      await Promise.all(servers.map(ledger => recordAll(ledger, ['a0', 'b0'])));
      // 24 entries: the file was full once, and nothing is gone yet.
      assert.equal((await filesOf(new JsonlLedger(folder, bytes))).length, 24);
    }));

  it('waits with the turn while another server is at it', () =>
    inTemporaryFolder(async folder => {
      const ledger = new JsonlLedger(folder, LINE_BYTES);
      await writeFile(join(folder, 'ledger.lock'), '');
      await recordAll(ledger, ['a0', 'a1']);
      assert.deepEqual(await filesOf(ledger), ['a0', 'a1']);
      assert.deepEqual((await readdir(folder)).sort(), ['ledger.jsonl', 'ledger.lock']);
    }));

  it('overrides a lock that a killed server left', () =>
    inTemporaryFolder(async folder => {
      const lock = join(folder, 'ledger.lock');
      const ledger = new JsonlLedger(folder, LINE_BYTES);
      await writeFile(lock, '');
      await utimes(lock, new Date(0), new Date(0));
      await recordAll(ledger, ['a0', 'a1']);
      await ledger.read();
      assert.deepEqual(await readdir(folder), ['ledger.older.jsonl']);
    }));

  it('reads no more than the end of a file that grew beyond all limits', () =>
    inTemporaryFolder(async folder => {
      const ledger = new JsonlLedger(folder, 2 * LINE_BYTES);
      const lines = names('a', 9).map(name => `${JSON.stringify(entry(name))}\n`);
      await appendFile(join(folder, 'ledger.jsonl'), lines.join(''));
      assert.deepEqual(await filesOf(ledger), names('a', 9).slice(5));
    }));

  it('forgets everything when asked', () =>
    inTemporaryFolder(async folder => {
      const ledger = new JsonlLedger(folder, 2 * LINE_BYTES);
      await recordAll(ledger, names('a', 5));
      await ledger.erase();
      assert.deepEqual(await ledger.read(), []);
      assert.deepEqual(await readdir(folder), []);
      await ledger.record(entry('b.ts'));
      assert.deepEqual(await filesOf(ledger), ['b.ts']);
    }));
});
