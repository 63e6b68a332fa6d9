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
  /** Whether it is the one that was put into the model's mouth. */
  readonly given: boolean;
  readonly writesProse: boolean;
}

const FENCE = /^\s*(`{3,}|~{3,})\s*([\w+#.-]*)\s*$/;

/** A closing fence that was not given a line of its own. */
const FENCE_BEHIND = /^(.*[^\s`])\s*`{3}\s*$/;

/**
 * The blocks of a reply that goes on behind an opening fence of `ticks` backticks.
 *
 * A model may go on in the block, or not notice it and begin anew: with words, or with a fence of
 * its own. So what stands before another opening fence is a block only where it is no prose, unless
 * `writesProse` says that words are what was asked for.
 */
export function replyBlocks(reply: string, ticks: number, writesProse = false): readonly Block[] {
  const blocks: Block[] = [];
  let open: Open | undefined = { label: '', ticks, lines: [], given: true, writesProse };
  for (const line of linesOf(reply)) {
    const [, marks, label = ''] = FENCE.exec(line) ?? [];
    const behind = marks === undefined ? FENCE_BEHIND.exec(line)?.[1] : undefined;
    if (marks !== undefined && opensAnew(open, marks, label)) {
      blocks.push(...blockOf(open, true));
      open = { label, ticks: marks.length, lines: [], given: false, writesProse };
    } else if (marks !== undefined && label === '' && closes(open, marks)) {
      blocks.push(...blockOf(open, true));
      open = undefined;
    } else if (behind !== undefined && closes(open, '```')) {
      open?.lines.push(behind);
      blocks.push(...blockOf(open, true));
      open = undefined;
    } else {
      open?.lines.push(line);
    }
  }
  return [...blocks, ...blockOf(open, false)];
}

/** The block, unless it is blank or words for a person. */
function blockOf(open: Open | undefined, closed: boolean): readonly Block[] {
  if (!open || (open.given && closed && isTalk(open))) return [];
  const lines = closed || open.writesProse ? open.lines : withoutProse(open.lines);
  return lines.every(isBlank) ? [] : [{ label: open.label, lines, closed }];
}

function opensAnew(open: Open | undefined, marks: string, label: string): boolean {
  if (!open) return true;
  if (!open.given) return false;
  const isNamed = label !== '' && open.ticks <= marks.length;
  return (isNamed && !open.writesProse) || isTalk(open);
}

/** Whether nothing but words for a person was said. */
function isTalk({ lines, writesProse }: Open): boolean {
  return writesProse ? lines.every(isBlank) : isProse(lines);
}

function closes(open: Open | undefined, marks: string): boolean {
  return open !== undefined && open.ticks <= marks.length;
}
