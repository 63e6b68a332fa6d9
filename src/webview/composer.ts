import {
  h,
  type JSX,
  type TargetedInputEvent,
  type TargetedKeyboardEvent,
  type TargetedSubmitEvent,
} from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Chip } from '../protocol/panel/shapes.js';
import { iconButton } from './icons.js';
import { keyOf } from './pageState.js';
import { visible } from './visible.js';

interface ComposerProps {
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  readonly chips: readonly Chip[];
  /** How long what a chip stands for is, where that is known. */
  readonly tokensOf: (chip: Chip) => number | undefined;
  readonly onRemove: (chip: Chip) => void;
  readonly isRunning: boolean;
  readonly onSend: () => void;
  readonly onStop: () => void;
  readonly focusAsked: number;
}

/** Where the next question is written. */
export function Composer(props: ComposerProps): JSX.Element {
  const { draft, onDraft, isRunning, onSend, onStop, focusAsked } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (0 < focusAsked) box.current?.focus();
  }, [focusAsked]);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    // A key that chooses a letter is none that sends.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    onSend();
  };
  return h(
    'form',
    {
      ...{ class: 'composer', 'aria-label': 'Next question' },
      onSubmit: (event: TargetedSubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
      },
    },
    chipsList(props),
    h('textarea', {
      ref: box,
      value: draft,
      rows: 2,
      dir: 'auto',
      placeholder: 'Ask about your code',
      'aria-label': 'Question. Enter sends, Shift and Enter begin a line.',
      onInput: (event: TargetedInputEvent<HTMLTextAreaElement>) => {
        onDraft(event.currentTarget.value);
      },
      onKeyDown,
    }),
    h(
      'div',
      { class: 'composer-foot' },
      h('span', { class: 'hint' }, 'Enter sends, Shift+Enter for a line'),
      isRunning ? iconButton('stop', 'Stop', onStop) : iconButton('send', 'Send', onSend),
    ),
  );
}

function chipsList({ chips, tokensOf, onRemove }: ComposerProps): JSX.Element | null {
  if (chips.length === 0) return null;
  return h(
    'ul',
    { class: 'chips', 'aria-label': 'The question is about' },
    chips.map(chip => {
      const label = visible(chip.label);
      const tokens = tokensOf(chip);
      return h(
        'li',
        { class: 'chip', key: keyOf(chip) },
        h('span', { dir: 'auto' }, label),
        tokens === undefined ? null : h('span', { class: 'tokens' }, ` ~${tokens} tokens`),
        iconButton('close', `Leave out ${label}`, () => {
          onRemove(chip);
        }),
      );
    }),
  );
}
