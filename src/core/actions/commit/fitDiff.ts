import { tokensOf } from '../../models/tokens.js';
import type { ChangedFile } from './changedFiles.js';
import { saysItself } from './writtenByTools.js';

/** A file as a model reads of it. */
export interface FittedFile {
  readonly file: ChangedFile;
  /** What is shown of it, its name first; empty where nothing is. */
  readonly text: string;
  readonly shown: 'all' | 'a part' | 'its name' | 'nothing';
}

/** Fewer tokens than these tell nothing of a change. */
const PART_TOKENS_MIN = 24;

/**
 * What of each file is shown within `tokens`, in the order of the diff.
 *
 * Each file gets its share, and what a small one leaves goes to the bigger ones. A file that is
 * bigger than its share is cut between hunks, each of which gets its share in turn, and says how
 * much is missing. What tools write is named and not shown.
 *
 * **Invariant:** all texts together, with a blank line behind each, take no more than `tokens`.
 */
export function fitDiff(files: readonly ChangedFile[], tokens: number): readonly FittedFile[] {
  const whole = files.map(wholeOf);
  const shares = sharesOf(whole.map(sizeOf), tokens);
  return files.map((file, at): FittedFile => {
    const share = shares[at] ?? 0;
    const text = whole[at] ?? '';
    const head = headOf(file);
    if (sizeOf(text) <= share) return { file, text, shown: isTold(file) ? 'all' : 'its name' };
    const left = share - sizeOf(head);
    if (left < 0) return { file, text: '', shown: 'nothing' };
    if (left < PART_TOKENS_MIN) return { file, text: head, shown: 'its name' };
    return { file, text: `${head}\n${cut(file.hunks, left)}`, shown: 'a part' };
  });
}

function wholeOf(file: ChangedFile): string {
  const hunks = isNamed(file) ? [] : file.hunks.map(briefly);
  return [headOf(file), ...hunks].join('\n');
}

/** With the blank line behind it. */
function sizeOf(text: string): number {
  return tokensOf(text) + 1;
}

/** Whether there is nothing more to say of it than its name. */
function isTold(file: ChangedFile): boolean {
  return file.hunks.length === 0 || !isNamed(file);
}

function isNamed(file: ChangedFile): boolean {
  return file.isBinary || saysItself(file.path);
}

/** Such as `src/cart.ts (new file)`. */
function headOf(file: ChangedFile): string {
  const { path, oldPath, kind, hunks } = file;
  const lines = hunks.flatMap(hunk => hunk.split('\n').slice(1));
  const added = lines.filter(line => line.startsWith('+')).length;
  const removed = lines.filter(line => line.startsWith('-')).length;
  const counts = isNamed(file) && 0 < hunks.length ? `, +${added} −${removed} lines` : '';
  const kinds = {
    changed: 'changed',
    new: 'new file',
    deleted: 'deleted',
    renamed: `renamed from ${oldPath}`,
  };
  return `File ${path} (${kinds[kind]}${file.isBinary ? ', binary' : ''}${counts})`;
}

/** Without the numbers of its lines; what it stands in is kept. */
function briefly(hunk: string): string {
  return hunk.replace(/^@@+ [^@]*@@+ ?/, '@@ ').replace(/^@@ \n/, '@@\n');
}

/** As much of the hunks as fits, of each its beginning. */
function cut(hunks: readonly string[], tokens: number): string {
  const texts = hunks.map(briefly);
  const shares = sharesOf(texts.map(sizeOf), tokens - sizeOf(missing(9_999)));
  let left = 0;
  const kept = texts.flatMap((text, at) => {
    const lines = text.split('\n');
    const fits = linesWithin(lines, shares[at] ?? 0);
    left += lines.length - Math.max(1, fits.length);
    return fits.length < 2 ? [] : [fits.join('\n')];
  });
  return [...kept, missing(left)].join('\n');
}

function missing(lines: number): string {
  return `(${lines} more lines are not shown)`;
}

function linesWithin(lines: readonly string[], tokens: number): readonly string[] {
  let taken = 0;
  const end = lines.findIndex(line => tokens < (taken += tokensOf(`${line}\n`)));
  return end < 0 ? lines : lines.slice(0, end);
}

/** `total` shared out: nobody gets more than they take, and what is left is for the others. */
export function sharesOf(sizes: readonly number[], total: number): readonly number[] {
  const shares = sizes.map(() => 0);
  const order = [...sizes.keys()].sort((one, other) => (sizes[one] ?? 0) - (sizes[other] ?? 0));
  let left = Math.max(0, total);
  for (const [place, at] of order.entries()) {
    const share = Math.min(sizes[at] ?? 0, Math.floor(left / (order.length - place)));
    shares[at] = share;
    left -= share;
  }
  return shares;
}
