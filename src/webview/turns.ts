import { h, type JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Message } from '../protocol/panel/shapes.js';
import { Answer } from './answer.js';
import type { CodeActs } from './codeBlock.js';
import type { Post } from './post.js';
import { sourcesOf } from './sources.js';
import { visible } from './visible.js';

interface TurnsProps {
  readonly messages: readonly Message[];
  readonly running: string | undefined;
  readonly post: Post;
  readonly acts: CodeActs;
  readonly retry: () => void;
}

/** What was said, and what is being said. */
export function Turns({ messages, running, post, acts, retry }: TurnsProps): JSX.Element {
  // What was said does not change, and is not compared anew for each word that comes.
  const said = useMemo(
    () =>
      messages.map((message, at) => {
        const isLast = at === messages.length - 1 && running === undefined;
        return turnOf({ message, at, post, acts, retry: isLast ? retry : undefined });
      }),
    [messages, running === undefined, post, acts, retry],
  );
  const coming =
    running === undefined
      ? null
      : h(
          'article',
          { class: 'turn of-cove', key: messages.length, 'aria-busy': 'true' },
          h('h2', null, 'Cove'),
          h(Answer, { text: running, isWhole: false, acts }),
          running === '' ? h('p', { class: 'waiting' }, 'Reading …') : null,
        );
  return h('div', { class: 'turns' }, said, coming);
}

interface TurnParts {
  readonly message: Message;
  readonly at: number;
  readonly post: Post;
  readonly acts: CodeActs;
  readonly retry: (() => void) | undefined;
}

function turnOf({ message, at, post, acts, retry }: TurnParts): JSX.Element {
  if (message.role === 'user') {
    return h(
      'article',
      { class: 'turn of-person', key: at },
      h('h2', null, 'You'),
      h('p', { class: 'question', dir: 'auto' }, visible(message.text)),
    );
  }
  return h(
    'article',
    { class: 'turn of-cove', key: at },
    h('h2', null, 'Cove'),
    h(Answer, { text: message.text, isWhole: true, acts }),
    endOf(message, retry),
    sourcesOf(message.sources ?? [], post),
  );
}

/** Why an answer is not whole, and what helps. */
function endOf(
  { state, reason, remedy }: Message,
  retry: (() => void) | undefined,
): JSX.Element | null {
  if (state === 'stopped') return h('p', { class: 'stopped' }, 'Stopped.');
  if (state !== 'failed') return null;
  return h(
    'div',
    { class: 'fault' },
    h('p', { class: 'reason', dir: 'auto' }, visible(reason ?? 'There is no answer.')),
    remedy === undefined ? null : h('p', { dir: 'auto' }, visible(remedy)),
    retry ? h('button', { type: 'button', class: 'plain-button', onClick: retry }, 'Retry') : null,
  );
}
