import { type FileHandle, mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Ledger, LedgerEntry } from '../../core/privacy/ledger.js';

/**
 * A full file steps aside and the one before it goes: together 1 MiB, some five thousand requests
 * or a few days of work, and still a file that opens in any editor.
 */
const FILE_BYTES_MAX = 512 << 10;

/** Whoever turns the files over needs a moment; a lock that old belongs to a process that died. */
const LOCK_MS_MAX = 10_000;

/** Only the user reads what is kept, and only they enter the folder. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

const Entry = v.object({
  at: v.string(),
  host: v.string(),
  purpose: v.picklist(['completion', 'chat', 'action', 'embed', 'models', 'diagnose']),
  bytes: v.number(),
  files: v.array(v.string()),
  verdict: v.picklist(['allowed', 'denied']),
});

/**
 * The ledger as a file of JSON lines, `ledger.jsonl`, with the half before it in
 * `ledger.older.jsonl`.
 *
 * Several servers, one a window, append to the same file: each entry is one write at its end.
 * An entry is in the hands of the system when `record` resolves; a kill cannot lose it.
 */
export class JsonlLedger implements Ledger {
  readonly #folder: string;
  readonly #file: string;
  readonly #older: string;
  readonly #lock: string;
  readonly #fileBytesMax: number;
  /** Entries of this process, one after the other. */
  #last: Promise<unknown> = Promise.resolve();
  /** Whether the file surely ends with a line break. */
  #whole = false;

  constructor(folder: string, fileBytesMax = FILE_BYTES_MAX) {
    this.#folder = folder;
    this.#file = join(folder, 'ledger.jsonl');
    this.#older = join(folder, 'ledger.older.jsonl');
    this.#lock = join(folder, 'ledger.lock');
    this.#fileBytesMax = fileBytesMax;
  }

  /** A request waits for this: what there is to tidy comes behind it. */
  record(entry: LedgerEntry): Promise<void> {
    const line = `${JSON.stringify(entry)}\n`;
    return new Promise((written, failed) => {
      this.#inTurn(() => this.#append(line, written)).catch(failed);
    });
  }

  async read(): Promise<readonly LedgerEntry[]> {
    const texts = await this.#inTurn(async () => [
      await tailOf(this.#older, 2 * this.#fileBytesMax),
      await tailOf(this.#file, 2 * this.#fileBytesMax),
    ]);
    return texts.flatMap(text => text.split('\n').flatMap(entriesIn));
  }

  /** Forgets everything. */
  erase(): Promise<void> {
    return this.#inTurn(async () => {
      await rm(this.#file, { force: true });
      await rm(this.#older, { force: true });
    });
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #append(line: string, written: () => void): Promise<void> {
    const file = await this.#open();
    try {
      const whole = this.#whole || (await endsWhole(file));
      this.#whole = false;
      await file.appendFile(whole ? line : `\n${line}`);
      this.#whole = true;
      written();
      if (this.#fileBytesMax <= (await file.stat()).size) await this.#turnOver();
    } finally {
      await file.close();
    }
  }

  /** Reads and appends; the folder is made where it is missing, also when it went while we ran. */
  async #open(): Promise<FileHandle> {
    try {
      return await open(this.#file, 'a+', FILE_MODE);
    } catch {
      await mkdir(this.#folder, { recursive: true, mode: FOLDER_MODE });
      return open(this.#file, 'a+', FILE_MODE);
    }
  }

  /**
   * The full file takes the place of the one before it, in one step. Under a lock: a second server
   * that turned over as well would throw the full one out. Where it fails, the next entry tries.
   */
  async #turnOver(): Promise<void> {
    if (!(await this.#locked())) return;
    try {
      if (this.#fileBytesMax <= (await stat(this.#file)).size) {
        await rename(this.#file, this.#older);
      }
    } catch {
      // Another server holds the file open, which some systems do not let a rename pass.
    } finally {
      await unlink(this.#lock).catch(() => undefined);
    }
  }

  async #locked(): Promise<boolean> {
    try {
      await (await open(this.#lock, 'wx', FILE_MODE)).close();
      return true;
    } catch {
      const age = await stat(this.#lock)
        .then(({ mtimeMs }) => Date.now() - mtimeMs)
        .catch(() => 0);
      if (LOCK_MS_MAX < age) await unlink(this.#lock).catch(() => undefined);
      return false;
    }
  }
}

/** Whether a file is empty or ends with a line break: a write that was cut short leaves none. */
async function endsWhole(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return true;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() === '\n';
}

/** The last `bytesMax` bytes of a file as text; empty where there is none. */
async function tailOf(path: string, bytesMax: number): Promise<string> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const length = Math.min(size, bytesMax);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** One entry, or none: a torn line, or one that somebody else wrote, is passed over. */
function entriesIn(line: string): readonly LedgerEntry[] {
  try {
    const read = v.safeParse(Entry, JSON.parse(line));
    return read.success ? [read.output] : [];
  } catch {
    return [];
  }
}
