import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BoundedMap } from '../../core/base/boundedMap.js';
import { merged } from '../../core/chat/merged.js';
import { rowOf } from '../../core/chat/rowOf.js';
import type { Session } from '../../core/chat/session.js';
import type { SessionRow, Sessions } from '../../core/chat/sessions.js';
import { lockedFile } from './lockedFile.js';
import { fileOf, sessionIn } from './sessionFile.js';

/** Only the user reads what is kept, and only they enter the folder. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Several times what a session may grow to; what is longer is not of Cove's making. */
const FILE_BYTES_MAX = 64 << 20;

/** A longer list is read by nobody; older sessions stay on the disk until they are deleted. */
const ROWS_MAX = 500;

/** A file that was never renamed belongs to a process that died. */
const TORN_MS_MAX = 60_000;

/** More sessions than are answered at once; one that is forgotten is read again. */
const KNOWN_MAX = 64;

/** What stands for the state of a file that was read here, and not written. */
const READ = 'read';

/** Ids are ours, and become names of files. */
const ID = /^[A-Za-z0-9-]{1,64}$/;

/**
 * Sessions as files of JSON, one each, in a folder of their own.
 *
 * A file is written beside its place and then put there in one step, so that it is whole whenever
 * this process ends; what is torn or foreign is passed over.
 */
export class JsonSessions implements Sessions {
  readonly #folder: string;
  /** What a file says in a list, as long as it does not change. */
  readonly #rows = new Map<string, KnownRow>();

  /** What the file of a session was like when it was last written here. */
  readonly #known = new BoundedMap<string, string | undefined>(KNOWN_MAX);

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read(id: string): Promise<Session | undefined> {
    if (!ID.test(id)) return undefined;
    try {
      const file = this.#fileOf(id);
      if (FILE_BYTES_MAX < (await stat(file)).size) return undefined;
      const session = sessionIn(await readFile(file, 'utf8'));
      if (session?.id !== id) return undefined;
      if (this.#known.get(id) === undefined) this.#known.set(id, READ);
      return session;
    } catch {
      return undefined;
    }
  }

  async write(session: Session): Promise<boolean> {
    if (!ID.test(session.id)) throw new TypeError('no id of a session');
    await mkdir(this.#folder, { recursive: true, mode: FOLDER_MODE });
    const file = this.#fileOf(session.id);
    const beside = `${file}.${process.pid}.new`;
    const unlock = await lockedFile(`${file}.lock`);
    try {
      const before = await stampOf(file);
      if (before === undefined && this.#known.get(session.id) !== undefined) return false;
      const both = await this.#withOthers(session, before);
      await writeFile(beside, fileOf(both), { mode: FILE_MODE });
      await rename(beside, file);
      this.#known.set(session.id, await stampOf(file));
      return true;
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined);
      throw error;
    } finally {
      await unlock();
    }
  }

  /** With what another window wrote since this one did. */
  async #withOthers(session: Session, stamp: string | undefined): Promise<Session> {
    if (stamp === undefined || stamp === this.#known.get(session.id)) return session;
    const theirs = await this.read(session.id);
    return theirs ? merged(session, theirs) : session;
  }

  async remove(id: string): Promise<boolean> {
    if (!ID.test(id)) return false;
    const file = this.#fileOf(id);
    const unlock = await lockedFile(`${file}.lock`);
    try {
      await rm(file);
      return true;
    } catch {
      return false;
    } finally {
      await unlock();
    }
  }

  async rows(): Promise<readonly SessionRow[]> {
    const files = await this.#newest();
    const rows: SessionRow[] = [];
    const known = new Map(this.#rows);
    this.#rows.clear();
    // One after the other: all at once would hold them all in memory.
    for (const { id, stamp } of files) {
      const before = known.get(id);
      const row = before?.stamp === stamp ? before.row : await this.#rowOf(id);
      this.#rows.set(id, { stamp, row });
      if (row) rows.push(row);
    }
    return rows;
  }

  async #rowOf(id: string): Promise<SessionRow | undefined> {
    const session = await this.read(id);
    return session && rowOf(session);
  }

  /** The files of the list, and nothing that a process left behind when it died. */
  async #newest(): Promise<readonly Found[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const found = await Promise.all(names.map(file => this.#look(file)));
    return found
      .flatMap(file => file ?? [])
      .sort((one, other) => other.changedMs - one.changedMs)
      .slice(0, ROWS_MAX);
  }

  async #look(name: string): Promise<Found | undefined> {
    const path = join(this.#folder, name);
    const stats = await stat(path).catch(() => undefined);
    if (!stats) return undefined;
    if (name.endsWith('.new') && TORN_MS_MAX < Date.now() - stats.mtimeMs) {
      await rm(path, { force: true }).catch(() => undefined);
    }
    if (!name.endsWith('.json')) return undefined;
    const stamp = `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
    return { id: name.slice(0, -'.json'.length), stamp, changedMs: stats.mtimeMs };
  }

  #fileOf(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}

/** Undefined where there is no file. */
async function stampOf(file: string): Promise<string | undefined> {
  const stats = await stat(file).catch(() => undefined);
  return stats && `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

interface Found {
  readonly id: string;
  /** Changes with the file. */
  readonly stamp: string;
  readonly changedMs: number;
}

interface KnownRow {
  readonly stamp: string;
  /** Undefined where the file holds no session. */
  readonly row: SessionRow | undefined;
}
