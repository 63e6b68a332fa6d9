import MiniSearch from 'minisearch';
import { wordsIn } from './wordsIn.js';

/** A part of a file that is found by itself. */
export interface Part {
  /** The file, by an address that has no line break in it. */
  readonly file: string;
  /** Its first line, from 0. */
  readonly line: number;
  readonly text: string;
}

/** Where a part is, and how well it fits: more is better, and 0 not at all. */
export interface Hit extends Omit<Part, 'text'> {
  readonly score: number;
}

/** A name says more than a mention. */
const NAME_BOOST = 3;

/** A beginning of fewer letters begins too many words. */
const PREFIX_UNITS_MIN = 5;

/** A longer question quotes code, which says no more of what is looked for. */
const WORDS_MAX = 32;

/** What a beginning counts of the whole word. */
const PREFIX_WEIGHT = 0.4;

/** Parts of files by the words in them: full-text search, best match first (BM25). */
export class CodebaseIndex {
  readonly #search = new MiniSearch<Row>({
    fields: ['name', 'text'],
    tokenize: wordsIn,
    processTerm: word => word,
    searchOptions: {
      boost: { name: NAME_BOOST },
      prefix: word => PREFIX_UNITS_MIN <= word.length,
      weights: { prefix: PREFIX_WEIGHT, fuzzy: 0 },
    },
    // What is gone is cleared up in small steps, between which the server does other things.
    autoVacuum: { batchSize: 50, batchWait: 5, minDirtCount: 200, minDirtFactor: 0.1 },
  });
  readonly #lines = new Map<string, readonly number[]>();
  readonly #names: boolean;

  /** With `names` a file's name counts as a word of each of its parts. */
  constructor({ names }: { readonly names: boolean }) {
    this.#names = names;
  }

  /** How many files there are. */
  get size(): number {
    return this.#lines.size;
  }

  /** Adds a part of a file; parts of one file differ in their lines. */
  add({ file, line, text }: Part): void {
    this.#search.add({ id: `${file}\n${line}`, name: this.#names ? nameOf(file) : '', text });
    this.#lines.set(file, [...(this.#lines.get(file) ?? []), line]);
  }

  /** Takes all parts of a file out. */
  remove(file: string): void {
    const lines = this.#lines.get(file) ?? [];
    this.#search.discardAll(lines.map(line => `${file}\n${line}`));
    this.#lines.delete(file);
  }

  /** The best parts first, word by word of the question, so that no search takes long. */
  async find(question: string, max: number, turns: Turns): Promise<readonly Hit[]> {
    const scores = new Map<string, Score>();
    for (const word of [...new Set(wordsIn(question))].slice(0, WORDS_MAX)) {
      for (const { id, score } of this.#search.search(word, { tokenize: whole => [whole] })) {
        const { sum, words } = scores.get(String(id)) ?? NO_SCORE;
        scores.set(String(id), { sum: sum + score, words: words + 1 });
      }
      await turns();
    }
    return best(scores, max);
  }
}

/** Gives others their turn, where enough time passed. */
export type Turns = () => Promise<void>;

interface Score {
  readonly sum: number;
  /** How many words of the question are in the part. */
  readonly words: number;
}

const NO_SCORE: Score = { sum: 0, words: 0 };

/** All are looked at, and few are sorted. */
function best(scores: ReadonlyMap<string, Score>, max: number): readonly Hit[] {
  let hits: Hit[] = [];
  for (const [id, { sum, words }] of scores) {
    const score = sum * words;
    const least = hits.at(-1);
    if (least && max <= hits.length && score <= least.score) continue;
    const [file = '', line = ''] = id.split('\n');
    hits = [...hits, { file, line: Number(line), score }]
      .sort((one, other) => other.score - one.score)
      .slice(0, max);
  }
  return hits;
}

interface Row {
  readonly id: string;
  /** What the file is called, with its folders. */
  readonly name: string;
  readonly text: string;
}

/** The end of a path: what lies further up is the same for all. */
function nameOf(file: string): string {
  return file.split('/').slice(-3).join('/');
}
