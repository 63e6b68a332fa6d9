import * as fs from 'node:fs';
import { rm } from 'node:fs/promises';
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
 *
 * Writing is synchronous: a request waits for its entry, and a line into the system's cache takes
 * some 50 µs, while each turn of a thread takes up to milliseconds on a busy machine.
 */
export class JsonlLedger implements Ledger {
  readonly #folder: string;
  readonly #file: string;
  readonly #older: string;
  readonly #lock: string;
  readonly #fileBytesMax: number;
  /** Whether the file surely ends with a line break. */
  #whole = false;

  constructor(folder: string, fileBytesMax = FILE_BYTES_MAX) {
    this.#folder = folder;
    this.#file = join(folder, 'ledger.jsonl');
    this.#older = join(folder, 'ledger.older.jsonl');
    this.#lock = join(folder, 'ledger.lock');
    this.#fileBytesMax = fileBytesMax;
  }

  async record(entry: LedgerEntry): Promise<void> {
    const file = this.#open();
    try {
      const line = `${JSON.stringify(entry)}\n`;
      const whole = this.#whole || endsWhole(file);
      this.#whole = false;
      fs.appendFileSync(file, whole ? line : `\n${line}`);
      this.#whole = true;
      if (this.#fileBytesMax <= fs.fstatSync(file).size) this.#turnOver();
    } finally {
      fs.closeSync(file);
    }
    return Promise.resolve();
  }

  async read(): Promise<readonly LedgerEntry[]> {
    const files = [this.#older, this.#file];
    const texts = files.map(file => tailOf(file, 2 * this.#fileBytesMax));
    return Promise.resolve(texts.flatMap(text => text.split('\n').flatMap(entriesIn)));
  }

  async erase(): Promise<void> {
    await rm(this.#file, { force: true });
    await rm(this.#older, { force: true });
  }

  /** Reads and appends; the folder is made where it is missing, also when it went while we ran. */
  #open(): number {
    try {
      return fs.openSync(this.#file, 'a+', FILE_MODE);
    } catch {
      fs.mkdirSync(this.#folder, { recursive: true, mode: FOLDER_MODE });
      return fs.openSync(this.#file, 'a+', FILE_MODE);
    }
  }

  /**
   * The full file takes the place of the one before it, in one step. Under a lock: a second server
   * that turned over as well would throw the full one out. Where it fails, the next entry tries.
   */
  #turnOver(): void {
    if (!this.#locked()) return;
    try {
      if (this.#fileBytesMax <= fs.statSync(this.#file).size)
        fs.renameSync(this.#file, this.#older);
    } catch {
      // Another server holds the file open, which some systems do not let a rename pass.
    } finally {
      fs.rmSync(this.#lock, { force: true });
    }
  }

  #locked(): boolean {
    try {
      fs.closeSync(fs.openSync(this.#lock, 'wx', FILE_MODE));
      return true;
    } catch {
      const lock = fs.statSync(this.#lock, { throwIfNoEntry: false });
      if (lock && LOCK_MS_MAX < Date.now() - lock.mtimeMs) fs.rmSync(this.#lock, { force: true });
      return false;
    }
  }
}

/** Whether a file is empty or ends with a line break: a write that was cut short leaves none. */
function endsWhole(file: number): boolean {
  const { size } = fs.fstatSync(file);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  fs.readSync(file, last, 0, 1, size - 1);
  return last.toString() === '\n';
}

/** The last `bytesMax` bytes of a file as text; empty where there is none. */
function tailOf(path: string, bytesMax: number): string {
  const size = fs.statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return '';
  const file = fs.openSync(path, 'r');
  try {
    const length = Math.min(size, bytesMax);
    const bytes = Buffer.alloc(length);
    return bytes.toString('utf8', 0, fs.readSync(file, bytes, 0, length, size - length));
  } finally {
    fs.closeSync(file);
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
