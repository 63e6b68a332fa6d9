import { h, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Title } from '../protocol/panel/shapes.js';
import { iconButton } from './icons.js';
import type { Post } from './post.js';
import { visible } from './visible.js';

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
    titles.length === 0
      ? h('p', null, 'There is none yet.')
      : h('ul', { class: 'rows' }, titles.map(rowOf)),
  );
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
