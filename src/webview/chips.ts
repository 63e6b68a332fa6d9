import { h, type JSX } from 'preact';
import type { Chip } from '../protocol/panel/shapes.js';
import { iconButton } from './icons.js';
import { keyOf } from './pageState.js';
import { visible } from './visible.js';

interface ChipsProps {
  readonly chips: readonly Chip[];
  /** How long what a chip stands for is, where that is known. */
  readonly tokensOf: (chip: Chip) => number | undefined;
  readonly onRemove: (chip: Chip) => void;
}

/** What the next question is about. */
export function chipsList({ chips, tokensOf, onRemove }: ChipsProps): JSX.Element | null {
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
