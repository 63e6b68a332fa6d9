import * as fs from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Only the user reads what is kept, and only they enter the folder. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** The date here, such as `2026-11-28`: Swedes write it like that. */
function dateHere(): string {
  return new Date().toLocaleDateString('sv');
}

/**
 * Counts what happens in a day, in all windows: a file of the day with a byte for each, since
 * several servers may append to one file without a lock. Files of other days go.
 *
 * A disk that is full counts nothing, and no more is made of it.
 */
export class DayCount {
  readonly #folder: string;
  readonly #name: string;
  readonly #date: () => string;

  constructor(folder: string, name: string, date = dateHere) {
    this.#folder = folder;
    this.#name = name;
    this.#date = date;
  }

  add(): void {
    const file = this.#file;
    try {
      fs.mkdirSync(this.#folder, { recursive: true, mode: FOLDER_MODE });
      if (!fs.existsSync(file)) this.#dropOthers();
      fs.appendFileSync(file, '.', { mode: FILE_MODE });
    } catch {
      // Not worth a word: nothing but a number on hover hangs on it.
    }
  }

  get today(): number {
    try {
      return fs.statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
    } catch {
      return 0;
    }
  }

  /** Counts from 0 again. Rejects where the disk does not let go of what it holds. */
  async erase(): Promise<void> {
    await rm(this.#file, { force: true });
  }

  get #file(): string {
    return join(this.#folder, `${this.#name}-${this.#date()}`);
  }

  #dropOthers(): void {
    for (const file of fs.readdirSync(this.#folder)) {
      if (file.startsWith(`${this.#name}-`)) fs.rmSync(join(this.#folder, file));
    }
  }
}
