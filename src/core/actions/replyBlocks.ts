import { linesOf } from '../text/lines.js';
import { isProse } from './prose.js';

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
  /** Whether it is the one that was put into the model's mouth. */
  readonly given: boolean;
}

const FENCE = /^\s*(`{3,}|~{3,})\s*([\w+#.-]*)\s*$/;

/** A closing fence that was not given a line of its own. */
const FENCE_BEHIND = /^(.*[^\s`])\s*`{3}\s*$/;

/**
 * The blocks of a reply that goes on behind an opening fence of `ticks` backticks.
 *
 * A model may go on in the block, or not notice it and begin anew: with words, or with a fence of
 * its own. So what stands before another opening fence is a block only where it is no prose.
 */
export function replyBlocks(reply: string, ticks: number): readonly Block[] {
  const blocks: Block[] = [];
  let open: Open | undefined = { label: '', ticks, lines: [], given: true };
  const close = (closed: boolean): void => {
    if (open && !(open.given && isProse(open.lines))) {
      blocks.push({ label: open.label, lines: open.lines, closed });
    }
    open = undefined;
  };
  for (const line of linesOf(reply)) {
    const [, marks, label = ''] = FENCE.exec(line) ?? [];
    const behind = marks === undefined ? FENCE_BEHIND.exec(line)?.[1] : undefined;
    if (marks !== undefined && opensAnew(open, marks, label)) {
      close(true);
      open = { label, ticks: marks.length, lines: [], given: false };
    } else if (marks !== undefined && label === '' && closes(open, marks)) {
      close(true);
    } else if (behind !== undefined && open && open.ticks <= 3) {
      open.lines.push(behind);
      close(true);
    } else {
      open?.lines.push(line);
    }
  }
  close(false);
  return blocks.filter(({ lines }) => lines.some(line => line.trim() !== ''));
}

function opensAnew(open: Open | undefined, marks: string, label: string): boolean {
  if (!open) return true;
  if (!open.given) return false;
  return (label !== '' && open.ticks <= marks.length) || isProse(open.lines);
}

function closes(open: Open | undefined, marks: string): boolean {
  return open !== undefined && open.ticks <= marks.length;
}
