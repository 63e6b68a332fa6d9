import { isCode, same, writesProse } from './codeIn.js';
import { BlockReader } from './replyBlocks.js';
import { ThoughtFilter } from './withoutThoughts.js';

/** What is asked about, and the fence that the answer was given to begin with. */
export interface Watched {
  /** The lines of the target. */
  readonly target: readonly string[];
  /** The name of the language behind a fence. */
  readonly label: string;
  readonly ticks: number;
}

/**
 * Tells when a reply that is still coming holds a whole block that is the answer. Each line is read
 * once, however long the reply becomes.
 */
export class AnswerWatch {
  readonly #watched: Watched;
  readonly #blocks: BlockReader;
  readonly #thoughts = new ThoughtFilter();
  #line = '';

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#blocks = new BlockReader(watched.ticks, writesProse(watched.label));
  }

  /** Whether the answer ends in this piece of the reply, the next one. */
  hears(piece: string): boolean {
    const [first = '', ...more] = piece.split('\n');
    this.#line += first;
    for (const next of more) {
      if (this.#endsWith(this.#line.replace(/\r$/, ''))) return true;
      this.#line = next;
    }
    return false;
  }

  #endsWith(line: string): boolean {
    const said = this.#thoughts.read(line);
    const block = said === undefined ? undefined : this.#blocks.read(said);
    const { target, label } = this.#watched;
    return block?.closed === true && isCode(block, label) && !same(block.lines, target);
  }
}
