import type { Clock } from '../base/clock.js';
import { type ChunkSize, chunksOf } from './chunksOf.js';
import { CodebaseIndex, type Hit, type Part, type Turns } from './codebaseIndex.js';
import { Slices } from './slices.js';

/** The files that may be searched. */
export interface CodebaseFiles {
  /** As they are now. Never rejects. */
  list(): Promise<Listing>;
  /** What lies on the disk; undefined where it is no text. Never rejects. */
  read(file: string): Promise<string | undefined>;
  /** What a person sees: as it is in the editor, else on the disk. Never rejects. */
  shown(file: string): Promise<string | undefined>;
}

export interface Listing {
  /** A file by its address, with what changes when its text does. */
  readonly files: ReadonlyMap<string, string>;
  /** What is not among them that a person might look for, each as a phrase. */
  readonly left: readonly string[];
}

export interface Searched {
  /** The best first. */
  readonly passages: readonly Part[];
  /** What was not searched, each as a phrase. */
  readonly left: readonly string[];
}

/** Indexed in one go, in a millisecond or two; what is found is looked at again, more closely. */
const PART: ChunkSize = { unitsMin: 4_000, unitsMax: 8_000 };

/** A function, or some short ones: several fit into the context of an ordinary machine. */
const PASSAGE: ChunkSize = { unitsMin: 600, unitsMax: 1_500 };

/** More than the passages of an answer can be in. */
const PARTS_MAX = 30;

/** More than fit into the context of most models; those that do not fit are told. */
const PASSAGES_MAX = 12;

/** Where names of files alone fit, a few passages of the best. */
const NAMED_MAX = 3;

/** What a person waits for the first index of a big workspace; it is made further meanwhile. */
const WAIT_MS_MAX = 30_000;

/** What is asked right behind another question is about the same files. */
const FRESH_MS = 2_000;

/** Lines of which the average is longer are data, or made by a program for programs. */
const LINE_UNITS_MAX = 300;

export interface CodebaseSearchDeps {
  readonly files: CodebaseFiles;
  readonly clock: Clock;
  /** The most code that the index holds, in UTF-16 units. */
  readonly unitsMax: number;
}

/**
 * The search through the code of a workspace: an index that is made when it is first asked, in
 * slices, and brought up to date whenever it is asked again.
 */
export class CodebaseSearch {
  readonly #deps: CodebaseSearchDeps;
  readonly #life = new AbortController();
  readonly #index = new CodebaseIndex({ names: true });
  /** What is in the index, as it was then. */
  readonly #known = new Map<string, Known>();
  #units = 0;
  #refreshing: Promise<void> | undefined;
  #freshAt = -Infinity;
  #course: Course = { wanted: 0, done: 0, left: [] };

  constructor(deps: CodebaseSearchDeps) {
    this.#deps = deps;
  }

  /** The passages that fit a question best. Rejects when the signal aborts. */
  async search(question: string, signal: AbortSignal): Promise<Searched> {
    await this.#upToDate(signal);
    const slices = new Slices(this.#deps.clock);
    const turns = (): Promise<void> => slices.next(signal);
    const hits = await this.#index.find(question, PARTS_MAX, turns);
    const passages = await this.#passagesIn(hits, question, turns);
    const beyond = [...this.#known.values()].filter(each => 0 < each.beyond).length;
    return { passages, left: leftOf(this.#course, beyond) };
  }

  /** Ends what is under way. */
  dispose(): void {
    this.#life.abort();
  }

  async #upToDate(signal: AbortSignal): Promise<void> {
    const { clock } = this.#deps;
    if (clock.now() - this.#freshAt < FRESH_MS) return;
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    const waiting = new AbortController();
    const enough = clock.pause(WAIT_MS_MAX, AbortSignal.any([signal, waiting.signal]));
    try {
      await Promise.race([this.#refreshing, enough]);
    } finally {
      enough.catch(() => undefined);
      waiting.abort();
    }
    signal.throwIfAborted();
  }

  async #refresh(): Promise<void> {
    const { files, clock } = this.#deps;
    const slices = new Slices(clock);
    const listing = await files.list();
    for (const file of this.#known.keys()) {
      if (!listing.files.has(file)) this.#forget(file);
      await slices.next(this.#life.signal);
    }
    const changed = [...listing.files].filter(([file, stamp]) => this.#isNews(file, stamp));
    this.#course = { wanted: changed.length, done: 0, left: listing.left };
    for (const [file, stamp] of changed) {
      await this.#take(file, stamp, slices);
      this.#course.done += 1;
    }
    this.#freshAt = clock.now();
  }

  async #take(file: string, stamp: string, slices: Slices): Promise<void> {
    const text = (await this.#deps.files.read(file)) ?? '';
    this.#forget(file);
    const isCode = text.length <= LINE_UNITS_MAX * (text.split('\n').length + 1);
    const fits = this.#units + text.length <= this.#deps.unitsMax;
    const parts = isCode && fits ? chunksOf(text, PART) : [];
    for (const part of parts) {
      this.#index.add({ file, ...part });
      await slices.next(this.#life.signal);
    }
    const units = 0 < parts.length ? text.length : 0;
    this.#units += units;
    this.#known.set(file, { stamp, units, beyond: isCode && !fits ? text.length : 0 });
  }

  /** What had no room is read again once there is. */
  #isNews(file: string, stamp: string): boolean {
    const known = this.#known.get(file);
    if (known?.stamp !== stamp) return true;
    return 0 < known.beyond && this.#units + known.beyond <= this.#deps.unitsMax;
  }

  #forget(file: string): void {
    const known = this.#known.get(file);
    if (!known) return;
    this.#known.delete(file);
    this.#units -= known.units;
    this.#index.remove(file);
  }

  /** Passages are compared with one another, so that the best ones of all parts come first. */
  async #passagesIn(
    hits: readonly Hit[],
    question: string,
    turns: Turns,
  ): Promise<readonly Part[]> {
    const compared = new CodebaseIndex({ names: false });
    const all = new Map<string, Part>();
    for (const { file, line } of hits) {
      const text = await this.#deps.files.shown(file);
      if (text === undefined) continue;
      const part = chunksOf(text, PART).findLast(each => each.line <= line);
      for (const chunk of chunksOf(part?.text ?? '', PASSAGE)) {
        const passage = { file, line: (part?.line ?? 0) + chunk.line, text: chunk.text };
        const key = keyOf(passage);
        if (all.has(key)) continue;
        all.set(key, passage);
        compared.add(passage);
        await turns();
      }
    }
    const found = await compared.find(question, PASSAGES_MAX, turns);
    // Where the words are in names of files alone, a file's beginning tells most of it.
    if (found.length === 0) return [...all.values()].slice(0, NAMED_MAX);
    return found.flatMap(hit => all.get(keyOf(hit)) ?? []);
  }
}

interface Known {
  readonly stamp: string;
  /** How much of it is in the index. */
  readonly units: number;
  /** For how much of it there was no room. */
  readonly beyond: number;
}

/** How far the index is. */
interface Course {
  readonly wanted: number;
  done: number;
  readonly left: readonly string[];
}

function keyOf({ file, line }: Pick<Part, 'file' | 'line'>): string {
  return `${file}\n${line}`;
}

function filesOf(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

function leftOf({ wanted, done, left }: Course, beyond: number): readonly string[] {
  const coming = wanted - done;
  return [
    ...left,
    ...(beyond === 0 ? [] : [`${filesOf(beyond)} beyond what the search can hold`]),
    ...(coming === 0 ? [] : [`${filesOf(coming)} still being read: ask again in a moment`]),
  ];
}
