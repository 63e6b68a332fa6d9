import { h, type JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Post } from './post.js';

interface InstructionsProps {
  readonly text: string;
  readonly post: Post;
  readonly close: () => void;
}

/** What the model is told first in this conversation, to be written anew. */
export function Instructions({ text, post, close }: InstructionsProps): JSX.Element {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const keep = (): void => {
    post({ type: 'instruct', text: box.current?.value ?? '' });
    close();
  };
  return h(
    'section',
    {
      ...{ class: 'instructions', 'aria-label': 'Instructions' },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        close();
      },
    },
    h('textarea', {
      ...{ ref: box, class: 'question-box', dir: 'auto', rows: 4, defaultValue: text },
      'aria-label': 'What the model is told first in this conversation',
      placeholder: 'Such as: Answer in German. We use Go 1.22 and no frameworks.',
    }),
    h(
      'p',
      { class: 'hint' },
      'The model is told this first, in this conversation alone. Blank: what the settings say.',
    ),
    h(
      'div',
      { class: 'acts' },
      h('button', { type: 'button', class: 'plain-button', onClick: keep }, 'Keep'),
      h('button', { type: 'button', class: 'plain-button', onClick: close }, 'Cancel'),
    ),
  );
}
