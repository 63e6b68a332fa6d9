import { h, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { iconButton } from './icons.js';
import { visible } from './visible.js';

interface QuestionProps {
  readonly text: string;
  /** The way to what else was asked in its place. */
  readonly takes: JSX.Element | null;
  /** Missing while an answer comes. */
  readonly onAsk: ((question: string) => void) | undefined;
}

/** What a person asked, which they can ask otherwise in its place. */
export function Question({ text, takes, onAsk }: QuestionProps): JSX.Element {
  const [isEdited, edit] = useState(false);
  const way = useRef<HTMLSpanElement>(null);
  const close = (): void => {
    edit(false);
    // What had the focus is gone, and the next key must not go to the top of the page.
    setTimeout(() => way.current?.querySelector('button')?.focus());
  };
  const head = h(
    'div',
    { class: 'turn-head', key: 'head' },
    h('h2', null, 'You'),
    takes,
    onAsk && !isEdited
      ? h(
          'span',
          { ref: way },
          iconButton('rename', 'Edit this question', () => {
            edit(true);
          }),
        )
      : null,
  );
  if (!onAsk || !isEdited) {
    return h('div', null, head, h('p', { class: 'question', dir: 'auto' }, visible(text)));
  }
  const onDone = (question: string | undefined): void => {
    close();
    if (question !== undefined) onAsk(question);
  };
  return h('div', null, head, h(QuestionBox, { text, onDone }));
}

interface QuestionBoxProps {
  readonly text: string;
  /** Without a question where the person let it be. */
  readonly onDone: (question: string | undefined) => void;
}

function QuestionBox({ text, onDone }: QuestionBoxProps): JSX.Element {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(text.length, text.length);
  }, []);
  const ask = (): void => {
    const typed = box.current?.value.trim() ?? '';
    onDone(typed === '' ? undefined : typed);
  };
  const leave = (): void => {
    onDone(undefined);
  };
  return h(
    'div',
    { class: 'question-edited' },
    h('textarea', {
      ...{ ref: box, class: 'question-box', dir: 'auto', defaultValue: text, rows: 2 },
      'aria-label': 'Question. Enter asks it in this place, Escape lets it be.',
      onKeyDown: (event: KeyboardEvent) => {
        if (event.isComposing) return;
        const isSent = event.key === 'Enter' && !event.shiftKey;
        if (!isSent && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        if (isSent) ask();
        else leave();
      },
    }),
    h('p', { class: 'hint' }, 'What follows is kept, and can be shown again.'),
    h(
      'div',
      { class: 'acts' },
      h('button', { type: 'button', class: 'plain-button', onClick: ask }, 'Ask'),
      h('button', { type: 'button', class: 'plain-button', onClick: leave }, 'Cancel'),
    ),
  );
}
