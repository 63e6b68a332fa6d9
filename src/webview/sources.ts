import { h, type JSX } from 'preact';
import type { Source } from '../protocol/panel/shapes.js';
import type { Post } from './post.js';
import { visible } from './visible.js';

/** What has no file is told by words alone. */
const NO_FILE = 'cove:';

/** A longer list is unfolded by whoever wants it. */
const LEFT_MAX = 3;

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
    'div',
    { class: 'sources' },
    leftOf(left, post),
    h(
      'details',
      null,
      h('summary', { dir: 'auto' }, says.join('; ')),
      h(
        'ul',
        null,
        [...read, ...left].map(source => rowOf(source, post)),
      ),
    ),
  );
}

/** What the model did not see is told without being asked for, as far as anybody reads on. */
function leftOf(left: readonly Source[], post: Post): JSX.Element | null {
  if (left.length === 0) return null;
  const first = left.slice(0, LEFT_MAX).map(source => rowOf(source, post));
  const beyond = left.length - LEFT_MAX;
  const more = beyond <= 0 ? null : h('li', null, `and ${beyond} more`);
  return h('ul', { class: 'left-out', 'aria-label': 'Left out' }, first, more);
}

/** Such as `cart.ts 1–40`. */
function nameOf({ uri, range }: Pick<Source, 'uri' | 'range'>): string {
  if (uri.startsWith(NO_FILE)) return visible(uri.slice(NO_FILE.length));
  const file = visible(decoded(uri).split('/').at(-1) ?? uri);
  if (!range) return file;
  const { start, end } = range;
  const first = start.line + 1;
  // What ends at the beginning of a line holds nothing of it.
  const last = end.character === 0 && start.line < end.line ? end.line : end.line + 1;
  return first === last ? `${file} ${first}` : `${file} ${first}–${last}`;
}

function rowOf(source: Source, post: Post): JSX.Element {
  const { uri, range, why, tokens, left } = source;
  const about = left || tokens === 0 ? visible(why) : `${visible(why)}, about ${tokens} tokens`;
  const open = (): void => {
    post({ type: 'source', uri, ...(range ? { range } : {}) });
  };
  const name = uri.startsWith(NO_FILE)
    ? null
    : h('button', { type: 'button', class: 'link', onClick: open }, nameOf(source));
  const so = left ? `${name ? ' – left' : 'Left'} out: ` : name && ' – ';
  return h('li', { dir: 'auto' }, name, so, about);
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
