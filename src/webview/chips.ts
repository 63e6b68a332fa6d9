import { h, type JSX } from 'preact';
import type { Chip, Weight } from '../protocol/panel/shapes.js';
import { icon, iconButton } from './icons.js';
import { keyOf } from './pageState.js';
import { visible } from './visible.js';

interface ChipsProps {
  readonly chips: readonly Chip[];
  /** What a chip takes, where that is known. */
  readonly weightOf: (chip: Chip) => Weight | undefined;
  readonly onRemove: (chip: Chip) => void;
}

/** What the next question is about. */
export function chipsList({ chips, weightOf, onRemove }: ChipsProps): JSX.Element | null {
  if (chips.length === 0) return null;
  return h(
    'ul',
    { class: 'chips', 'aria-label': 'The question is about' },
    chips.map(chip => {
      const label = visible(chip.label);
      const weight = weightOf(chip);
      const isRefused = weight?.left !== undefined && weight.tokens === 0 && !weight.known;
      return h(
        'li',
        { class: isRefused ? 'chip is-refused' : 'chip', key: keyOf(chip) },
        isRefused ? icon('refused') : null,
        h('span', { class: 'chip-label', dir: 'auto' }, label),
        tokensOf(weight),
        iconButton('close', `Leave out ${label}`, () => {
          onRemove(chip);
        }),
      );
    }),
  );
}

/** Why a model will not see what a chip stands for, or not all of it. */
export function leftNotes({
  chips,
  weightOf,
}: Omit<ChipsProps, 'onRemove'>): readonly JSX.Element[] {
  return chips.flatMap(chip => {
    const { left, tokens, known } = weightOf(chip) ?? { tokens: 0 };
    if (left === undefined) return [];
    const what = tokens === 0 && !known ? 'is left out' : 'is not read whole';
    const says = `${visible(chip.label)} ${what}: ${visible(left)}.`;
    return [h('p', { class: 'note', role: 'status', dir: 'auto', key: keyOf(chip) }, says)];
  });
}

function tokensOf(weight: Weight | undefined): JSX.Element | null {
  if (!weight) return null;
  if (weight.known) return h('span', { class: 'tokens' }, ' read already');
  if (weight.tokens === 0) return h('span', { class: 'tokens' }, ' left out');
  return h('span', { class: 'tokens' }, ` ~${weight.tokens.toLocaleString('en')} tokens`);
}
