import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from './document.js';

/** Marks a line that is not there yet when the person begins. */
const WRITTEN = '▌';

/** A text that is written in one go, and the line that it comes behind. */
export interface Part {
  /** Where it begins in the document before. */
  readonly at: number;
  readonly text: string;
}

export interface Story {
  readonly before: string;
  readonly after: string;
  readonly parts: readonly Part[];
}

/** The document as it is found and as it is left, and what was written in between. */
export function story(): Story {
  const marked = readFileSync(join(process.cwd(), 'test/bench/typing/tides.txt'), 'utf8');
  const lines = marked.trimEnd().split('\n');
  const parts: Part[] = [];
  let before = '';
  lines.forEach((line, index) => {
    if (!line.startsWith(WRITTEN)) {
      before += index === 0 ? line : `\n${line}`;
      return;
    }
    const last = parts.at(-1);
    const text = `\n${line.slice(WRITTEN.length)}`;
    if (last?.at === before.length) parts[parts.length - 1] = { ...last, text: last.text + text };
    else parts.push({ at: before.length, text });
  });
  const after = lines.map(line => (line.startsWith(WRITTEN) ? line.slice(1) : line)).join('\n');
  return { before: `${before}\n`, after: `${after}\n`, parts };
}

/** Lines of a file that is too big for anybody: as many as it takes to see what grows with it. */
const MANY_LINES = 10_000;

/** The same document in the middle of one of ten thousand lines. */
export function longSite({ before, parts }: Story): Site {
  const copies = Math.floor(MANY_LINES / before.split('\n').length / 2);
  const copyOf = (name: string): string =>
    before.replaceAll(/\b(?:Gauge|Station|Reading|Tide)\b/g, word => `${word}${name}`);
  const many = (name: string): string =>
    Array.from({ length: copies }, (_, copy) => copyOf(`${name}${copy}`)).join('\n');
  const above = `${many('Above')}\n`;
  const text = above + before + many('Below');
  return { text, cursor: above.length + (parts[0]?.at ?? 0) };
}
