import type { Hole } from './holes.js';
import type { Offer } from './subjects.js';
import type { Trees } from './trees.js';

/** One answer, judged by what stands in the hole. */
export interface Score {
  readonly subject: string;
  readonly hole: Hole;
  readonly offer: Offer | undefined;
  /** Whether the first line is what the file has. */
  readonly exact: boolean;
  /** From 0 to 1: of a block as a whole, else of the first line. */
  readonly similarity: number;
  /** Whether the whole file parses with it. */
  readonly parses: boolean;
  /** Whether its end is what the document has next. */
  readonly repeats: boolean;
  /** Whether it says what no person writes in code: a mark of the model, a fence, a path. */
  readonly leaks: boolean;
}

const LEAK = /<\|\w+\|>|```|^\s*(?:\/\/|#) (?:Path|File):|<\/?(?:fim|file)_\w+>/m;

export function scoreOf(
  subject: string,
  hole: Hole,
  offer: Offer | undefined,
  trees: Trees,
): Score {
  const text = offer?.text ?? '';
  const whole = hole.kind === 'block';
  const [said, wanted] = whole
    ? [text.trimEnd(), hole.truth]
    : [firstLine(text), firstLine(hole.truth)];
  const { above, before, after, below } = hole;
  const accepted = above + before + text + after.slice(offer?.replaces ?? 0) + below;
  return {
    subject,
    hole,
    offer,
    exact: firstLine(text) === firstLine(hole.truth),
    similarity: editSimilarity(said, wanted),
    parses: offer === undefined || trees.parses(accepted, hole.language),
    repeats: repeatsNext(text, hole),
    leaks: LEAK.test(text),
  };
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').trimEnd();
}

/** By its indent too: a block may end with the closer of another one. */
function repeatsNext(text: string, { before, after, truth }: Hole): boolean {
  const above = before.slice(before.lastIndexOf('\n') + 1);
  const last = lastLine(above + text);
  const next = after.split('\n').find(line => line.trim() !== '');
  return last.trim() !== '' && last === next?.trimEnd() && lastLine(above + truth) !== last;
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

/** The share of the longer text that need not be edited, from 0 to 1 (Levenshtein). */
export function editSimilarity(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : 1 - editDistance(one, other) / longer;
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let line = 1; line <= one.length; line += 1) {
    const above = row;
    row = [line];
    for (let place = 1; place <= other.length; place += 1) {
      const same = one[line - 1] === other[place - 1] ? 0 : 1;
      const change = (above[place - 1] ?? 0) + same;
      row[place] = Math.min((above[place] ?? 0) + 1, (row[place - 1] ?? 0) + 1, change);
    }
  }
  return row[other.length] ?? 0;
}
