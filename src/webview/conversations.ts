import { h, type JSX, type TargetedEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Title, WORD_LENGTH_MAX } from '../protocol/panel/shapes.js';
import { iconButton } from './icons.js';
import type { Post } from './post.js';
import { visible } from './visible.js';

/** Each search reads all that was said: it waits until the next key is late. */
const REST_MS = 200;

interface ConversationsProps {
  readonly titles: readonly Title[];
  readonly shown: string | undefined;
  readonly post: Post;
}

/** All conversations, to go on with, rename, write to a file or delete. */
export function Conversations({ titles, shown, post }: ConversationsProps): JSX.Element {
  const [renamed, rename] = useState<string | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [query, look] = useQuery(post);
  const rowOf = (row: Title): JSX.Element =>
    h(
      'li',
      { key: row.session, class: row.session === shown ? 'row is-shown' : 'row' },
      row.session === renamed
        ? h(TitleBox, {
            title: row.title,
            onDone: title => {
              rename(undefined);
              if (title !== undefined) post({ type: 'rename', session: row.session, title });
            },
          })
        : h(Row, {
            row,
            post,
            onRename: () => {
              rename(row.session);
            },
          }),
    );
  return h(
    'section',
    { class: 'conversations', 'aria-labelledby': 'conversations' },
    h('h2', { id: 'conversations', tabIndex: -1, ref: heading }, 'Conversations'),
    titles.length === 0 && query === '' ? null : searchBox(look),
    titles.length === 0
      ? h('p', { role: 'status' }, query === '' ? 'There is none yet.' : 'None has these words.')
      : h('ul', { class: 'rows' }, titles.map(rowOf)),
  );
}

/** What is looked for, and what looks for something else once the person has typed it. */
function useQuery(post: Post): readonly [query: string, look: (query: string) => void] {
  const [query, setQuery] = useState('');
  const resting = useRef<number>(undefined);
  useEffect(
    () => () => {
      window.clearTimeout(resting.current);
    },
    [],
  );
  const look = (typed: string): void => {
    setQuery(typed);
    window.clearTimeout(resting.current);
    resting.current = window.setTimeout(() => {
      post({ type: 'list', query: typed });
    }, REST_MS);
  };
  return [query, look];
}

function searchBox(look: (query: string) => void): JSX.Element {
  return h('input', {
    ...{ type: 'search', class: 'title-box', dir: 'auto', maxLength: WORD_LENGTH_MAX },
    ...{ placeholder: 'Search in what was said', 'aria-label': 'Search in what was said' },
    onInput: (event: TargetedEvent<HTMLInputElement>) => {
      look(event.currentTarget.value);
    },
  });
}

interface RowProps {
  readonly row: Title;
  readonly post: Post;
  readonly onRename: () => void;
}

function Row({ row: { session, title, at, messages }, post, onRename }: RowProps): JSX.Element {
  const name = visible(title);
  const tell = (type: 'open' | 'export' | 'delete') => () => {
    post({ type, session });
  };
  return h(
    'div',
    { class: 'row-line' },
    h(
      'button',
      { type: 'button', class: 'row-open', onClick: tell('open') },
      h('span', { class: 'row-title', dir: 'auto' }, name),
      h('span', { class: 'row-about' }, `${whenOf(at)}, ${messages} messages`),
    ),
    iconButton('rename', `Rename ${name}`, onRename),
    iconButton('save', `Export ${name} as Markdown`, tell('export')),
    iconButton('delete', `Delete ${name}`, tell('delete')),
  );
}

interface TitleBoxProps {
  readonly title: string;
  /** Without a title where the person let it be. */
  readonly onDone: (title: string | undefined) => void;
}

function TitleBox({ title, onDone }: TitleBoxProps): JSX.Element {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.select(), []);
  return h('input', {
    ref: box,
    class: 'title-box',
    dir: 'auto',
    defaultValue: title,
    'aria-label': 'New name. Enter keeps it, Escape lets it be.',
    onKeyDown: event => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      if (event.isComposing) return;
      event.stopPropagation();
      const typed = event.currentTarget.value.trim();
      onDone(event.key === 'Enter' && typed !== '' ? typed : undefined);
    },
  });
}

function whenOf(at: string): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return '';
  return when.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
}
