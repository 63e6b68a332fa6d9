import { h, type JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { CodeActs } from './codeBlock.js';
import { Conversations } from './conversations.js';
import { emptyPage, loadingPage } from './emptyPage.js';
import { useFollowEnd } from './followEnd.js';
import { iconButton } from './icons.js';
import { onLink } from './links.js';
import type { PageState } from './pageState.js';
import type { Post } from './post.js';
import type { TurnActs } from './turnActs.js';
import { Turns } from './turns.js';

interface MiddleProps {
  readonly state: PageState;
  readonly post: Post;
  readonly acts: CodeActs;
  readonly turnActs: TurnActs;
  readonly ask: (question: string) => void;
}

/** What scrolls: the list of conversations, or the one that is shown. */
export function Middle(props: MiddleProps): JSX.Element {
  const { state, post } = props;
  if (!state.titles) return h(Talk, { ...props, key: 'talk' });
  const list = { titles: state.titles, shown: state.session, post };
  return h('main', { class: 'scroll', tabIndex: 0, key: 'list' }, h(Conversations, list));
}

function Talk({ state, post, acts, turnActs, ask }: MiddleProps): JSX.Element {
  const frame = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [isFollowing, toEnd] = useFollowEnd(frame, content);
  const { messages, running, waits, file } = state;
  const isEmpty = messages.length === 0 && running === undefined;
  const open = onLink(url => {
    post({ type: 'link', url });
  });
  return h(
    'div',
    { class: 'frame' },
    h(
      'main',
      {
        ...{ class: 'scroll', ref: frame, tabIndex: 0, 'aria-label': 'Conversation' },
        ...{ onClick: open, onKeyDown: open },
      },
      h(
        'div',
        { ref: content },
        isEmpty
          ? state.isLoading
            ? loadingPage()
            : emptyPage(file, ask)
          : h(Turns, { messages, running, waits, post, acts, turnActs }),
      ),
    ),
    isFollowing ? null : h('div', { class: 'to-end' }, iconButton('down', 'To the end', toEnd)),
  );
}
