import { isBlank } from '../../text/cursorSite.js';

/** A stretch of lines that is like some code. */
export interface Alignment {
  /** The first line that is like one of the code, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** The lines of the code that these are like, in the same way. */
  readonly codeFrom: number;
  readonly codeTo: number;
  /** How much of the code is there, from 0 to 1. */
  readonly share: number;
}

/** What a line is worth that is missing on one side. */
const GAP = -0.4;

/** Lines with fewer words in common than this are others. */
const LIKENESS_MIN = 0.5;

/** A table of so many cells takes a tenth of a second. */
const CELLS_MAX = 2_000_000;

/**
 * The lines of a document that are most like `code`: the best local alignment of the two, line by
 * line, as it is done with letters of genes; undefined where nothing is alike, or both are too long.
 *
 * Lines that are the same but for their indent count by what they say: a lone bracket is worth
 * little. Lines with most words in common count a part. Behind the lines of the code that
 * `leavesOut` names, by their index, any number of lines may stand that the code leaves out.
 */
export function alignLines(
  document: readonly string[],
  code: readonly string[],
  leavesOut: ReadonlySet<number> = new Set(),
): Alignment | undefined {
  const width = code.length + 1;
  if (CELLS_MAX < (document.length + 1) * width) return undefined;
  const lines = code.map(wordsOf);
  const scores = new Float32Array((document.length + 1) * width);
  const steps = new Uint8Array(scores.length);
  let best = 0;
  for (const [row, text] of document.entries()) {
    const words = wordsOf(text);
    for (const [column, other] of lines.entries()) {
      const at = (row + 1) * width + column + 1;
      const found = [
        0,
        (scores[at - width - 1] ?? 0) + likeness(words, other),
        (scores[at - width] ?? 0) + (leavesOut.has(column) ? 0 : GAP * weightOf(words)),
        (scores[at - 1] ?? 0) + GAP * weightOf(other),
      ];
      const most = Math.max(...found);
      scores[at] = most;
      steps[at] = found.indexOf(most);
      if ((scores[best] ?? 0) < most) best = at;
    }
  }
  const all = lines.reduce((sum, words) => sum + weightOf(words), 0);
  if (best === 0 || all === 0) return undefined;
  return { ...traced(best, width, steps), share: Math.max(0, (scores[best] ?? 0) / all) };
}

/** From the best end back to where the alignment begins. */
function traced(end: number, width: number, steps: Uint8Array): Omit<Alignment, 'share'> {
  let at = end;
  while (steps[at] !== 0) at -= [0, width + 1, width, 1][steps[at] ?? 0] ?? 0;
  return {
    from: Math.floor(at / width),
    to: Math.floor(end / width),
    codeFrom: at % width,
    codeTo: end % width,
  };
}

interface Words {
  readonly text: string;
  readonly all: ReadonlySet<string>;
}

function wordsOf(line: string): Words {
  const text = line.trim().replace(/\s+/g, ' ');
  return { text, all: new Set(text.match(/\w+/g) ?? text.match(/\S/g)) };
}

/** A lone bracket stands everywhere; a line of many words says where it is. */
function weightOf({ text, all }: Words): number {
  if (text === '') return 0;
  return /\w/.test(text) ? Math.min(3, 1 + all.size / 4) : 0.2;
}

function likeness(one: Words, other: Words): number {
  if (isBlank(one.text) && isBlank(other.text)) return 0.01;
  if (one.text === other.text) return weightOf(one);
  let common = 0;
  for (const word of one.all) if (other.all.has(word)) common += 1;
  const share = (2 * common) / (one.all.size + other.all.size);
  if (share < LIKENESS_MIN || !/\w/.test(one.text)) return -0.5 * weightOf(other);
  return share * share * Math.min(weightOf(one), weightOf(other));
}
