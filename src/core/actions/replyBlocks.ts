import { isBlank } from '../text/cursorSite.js';
import { linesOf } from '../text/lines.js';
import { isProse, withoutProse } from './prose.js';

/** A piece of a reply that may be code. */
export interface Block {
  /** Behind the opening fence; empty where nothing stands there. */
  readonly label: string;
  readonly lines: readonly string[];
  /** Whether a fence ends it; else the reply does. */
  readonly closed: boolean;
}

interface Open {
  readonly label: string;
  readonly ticks: number;
  readonly lines: string[];
  /** Whether it is what stands before any fence of the model's own. */
  readonly given: boolean;
}

const FENCE = /^\s*(`{3,}|~{3,})\s*([\w+#.-]*)\s*$/;

/** A closing fence that was not given a line of its own. */
const FENCE_BEHIND = /^(.*[^\s`])\s*`{3}\s*$/;

/** The blocks of a reply that goes on behind an opening fence of `ticks` backticks, or of none. */
export function replyBlocks(reply: string, ticks: number, writesProse = false): readonly Block[] {
  const reader = new BlockReader(ticks, writesProse);
  const blocks = linesOf(reply).flatMap(line => reader.read(line) ?? []);
  const last = reader.end();
  return last ? [...blocks, last] : blocks;
}

/**
 * Finds the blocks of a reply line by line.
 *
 * A model may go on in the block that it was given, or not notice it and begin anew: with words, or
 * with a fence of its own. So what stands before another opening fence is a block only where it is
 * no prose, unless `writesProse` says that words are what was asked for. Where no fence was given
 * (`ticks` is 0), it is words in any case; a reply without any fence may be code all the same.
 */
export class BlockReader {
  readonly #writesProse: boolean;
  /** Whether an opening fence was put into the model's mouth. */
  readonly #isBegun: boolean;
  #open: Open | undefined;

  constructor(ticks: number, writesProse: boolean) {
    this.#writesProse = writesProse;
    this.#isBegun = 0 < ticks;
    this.#open = { label: '', ticks, lines: [], given: true };
  }

  /** The block that ends with this line; undefined where none does. */
  read(line: string): Block | undefined {
    const [, marks, label = ''] = FENCE.exec(line) ?? [];
    if (marks !== undefined && this.#opensAnew(marks, label)) {
      return this.#next({ label, ticks: marks.length, lines: [], given: false });
    }
    if (marks !== undefined && label === '' && this.#closes(marks)) return this.#next(undefined);
    const behind = marks === undefined ? FENCE_BEHIND.exec(line)?.[1] : undefined;
    const closes = behind !== undefined && this.#closes('```');
    this.#open?.lines.push(closes ? behind : line);
    return closes ? this.#next(undefined) : undefined;
  }

  /** The block that the end of the reply ends. */
  end(): Block | undefined {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return undefined;
    return blockOf(open, this.#writesProse ? open.lines : withoutProse(open.lines), false);
  }

  /** Ends the open block. */
  #next(open: Open | undefined): Block | undefined {
    const ended = this.#open;
    this.#open = open;
    const isWords = ended?.given === true && (this.#isTalk(ended) || (!this.#isBegun && open));
    if (!ended || isWords) return undefined;
    return blockOf(ended, ended.lines, true);
  }

  #opensAnew(marks: string, label: string): boolean {
    const open = this.#open;
    if (!open) return true;
    if (!open.given) return false;
    const isNamed = label !== '' && open.ticks <= marks.length;
    return (isNamed && !this.#writesProse) || this.#isTalk(open);
  }

  /** Whether nothing but words for a person was said. */
  #isTalk({ lines }: Open): boolean {
    return this.#writesProse ? lines.every(isBlank) : isProse(lines);
  }

  #closes(marks: string): boolean {
    return this.#open !== undefined && this.#open.ticks <= marks.length;
  }
}

function blockOf({ label }: Open, lines: readonly string[], closed: boolean): Block | undefined {
  return lines.every(isBlank) ? undefined : { label, lines, closed };
}
