import { h, type JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { iconButton } from './icons.js';
import { Instructions } from './instructions.js';
import type { OwnStep, PageState } from './pageState.js';
import type { Post } from './post.js';
import { visible } from './visible.js';

/** A title is one line. */
const TITLE_LENGTH_MAX = 80;

interface HeadProps {
  readonly state: PageState;
  readonly post: Post;
  readonly step: (own: OwnStep) => void;
}

/** What the conversation is called, what the model is told first in it, and the way to others. */
export function Head({ state, post, step }: HeadProps): JSX.Element {
  const isListed = state.titles !== undefined;
  const [isTold, tell] = useState(false);
  const way = useRef<HTMLSpanElement>(null);
  const { session, instructions: text } = state;
  const close = (): void => {
    tell(false);
    // What had the focus is gone, and the next key must not go to the top of the page.
    way.current?.querySelector('button')?.focus();
  };
  const open = (): void => {
    tell(!isTold);
  };
  const label = text === '' ? 'Instructions' : 'Instructions, given';
  const look = { key: 'told', ref: way, class: text === '' ? '' : 'is-told' };
  return h(
    'div',
    { class: 'top' },
    h(
      'header',
      { class: 'head' },
      h('h1', { dir: 'auto' }, isListed ? 'Chat' : titleOf(state)),
      isListed ? null : h('span', look, iconButton('told', label, open)),
      iconButton('new', 'New conversation', () => {
        post({ type: 'new' });
      }),
      wayToOthers(isListed, post, step),
    ),
    isTold && !isListed ? h(Instructions, { key: session, text, post, close }) : null,
  );
}

function wayToOthers(isListed: boolean, post: Post, step: HeadProps['step']): JSX.Element {
  const label = isListed ? 'Back to the conversation' : 'Conversations';
  const go = (): void => {
    if (isListed) step({ type: 'back' });
    else post({ type: 'list' });
  };
  return h('span', { key: 'way' }, iconButton(isListed ? 'back' : 'list', label, go));
}

/** A new conversation is called after its first question. */
function titleOf({ title, messages, isLoading }: PageState): string {
  if (isLoading && messages.length === 0) return 'Loading …';
  const name = title === '' ? (messages[0]?.text ?? 'New conversation') : title;
  return visible(name.slice(0, TITLE_LENGTH_MAX));
}
