import { h, type JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Choice } from '../protocol/panel/shapes.js';
import { icon } from './icons.js';
import { visible } from './visible.js';

/** What names the list to the box that it belongs to. */
export const POPUP = 'choices';

interface PopupProps {
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly onChoose: (choice: Choice) => void;
}

/** What was found by a word. The focus stays where the word is typed. */
export function Popup({ choices, active, onChoose }: PopupProps): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, choices]);
  return h(
    'ul',
    {
      ...{ class: 'popup', id: POPUP, role: 'listbox', 'aria-label': 'What was found', ref: list },
      // What scrolls has to be within reach of keys, though Tab takes a row before it comes here.
      tabIndex: 0,
    },
    choices.map((choice, at) => {
      const { picture, label, about } = choice;
      return h(
        'li',
        {
          ...{ class: 'choice', role: 'option', id: optionId(at), key: `${at} ${label}` },
          'aria-selected': at === active,
          // The box would lose the focus.
          onMouseDown: (event: MouseEvent) => {
            event.preventDefault();
          },
          onClick: () => {
            onChoose(choice);
          },
        },
        icon(picture),
        h('span', { class: 'choice-label', dir: 'auto' }, visible(label)),
        about === undefined
          ? null
          : h('span', { class: 'choice-about', dir: 'auto' }, visible(about)),
      );
    }),
  );
}

export function optionId(at: number): string {
  return `choice-${at}`;
}
