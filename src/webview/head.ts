import { h, type JSX } from 'preact';
import { iconButton } from './icons.js';
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

/** What the conversation is called, and the way to others. */
export function Head({ state, post, step }: HeadProps): JSX.Element {
  const isListed = state.titles !== undefined;
  return h(
    'header',
    { class: 'head' },
    h('h1', { dir: 'auto' }, isListed ? 'Chat' : titleOf(state)),
    iconButton('new', 'New conversation', () => {
      post({ type: 'new' });
    }),
    h(
      'span',
      { key: 'way' },
      iconButton(
        isListed ? 'back' : 'list',
        isListed ? 'Back to the conversation' : 'Conversations',
        () => {
          if (isListed) step({ type: 'back' });
          else post({ type: 'list' });
        },
      ),
    ),
  );
}

/** A new conversation is called after its first question. */
function titleOf({ title, messages }: PageState): string {
  const name = title === '' ? (messages[0]?.text ?? 'New conversation') : title;
  return visible(name.slice(0, TITLE_LENGTH_MAX));
}
