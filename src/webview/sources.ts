import { h, type JSX } from 'preact';
import type { Source } from '../protocol/panel/shapes.js';
import type { Post } from './post.js';
import { visible } from './visible.js';

/** What the model was shown for an answer, and what was left out and why. */
export function sourcesOf(sources: readonly Source[], post: Post): JSX.Element | null {
  if (sources.length === 0) return null;
  const read = sources.filter(({ left }) => left === undefined);
  const left = sources.filter(source => source.left !== undefined);
  const says = [
    read.length === 0 ? 'Read: nothing of your code' : `Read: ${read.map(nameOf).join(', ')}`,
    ...(left.length === 0 ? [] : [`left out: ${left.length}`]),
  ];
  return h(
    'details',
    { class: 'sources' },
    h('summary', { dir: 'auto' }, says.join('; ')),
    h(
      'ul',
      null,
      [...read, ...left].map(source => rowOf(source, post)),
    ),
  );
}

/** Such as `cart.ts 1–40`. */
export function nameOf({ uri, range }: Pick<Source, 'uri' | 'range'>): string {
  const file = visible(decoded(uri).split('/').at(-1) ?? uri);
  if (!range) return file;
  const [first, last] = [range.start.line + 1, range.end.line + 1];
  return first === last ? `${file} ${first}` : `${file} ${first}–${last}`;
}

function rowOf(source: Source, post: Post): JSX.Element {
  const { uri, range, why, tokens, left } = source;
  const about = left ? visible(why) : `${visible(why)}, about ${tokens} tokens`;
  const open = (): void => {
    post({ type: 'source', uri, ...(range ? { range } : {}) });
  };
  return h(
    'li',
    { dir: 'auto' },
    h('button', { type: 'button', class: 'link', onClick: open }, nameOf(source)),
    left ? ' – left out: ' : ' – ',
    about,
  );
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
