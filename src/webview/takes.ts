import { h, type JSX } from 'preact';
import type { Message } from '../protocol/panel/shapes.js';
import type { IconName } from './iconPaths.js';
import { iconButton } from './icons.js';

/** The way from one take of a message to the others; nothing where there is one alone. */
export function takesOf(
  { role, take = 1, takes = 1 }: Message,
  choose: (take: number) => void,
): JSX.Element | null {
  if (takes < 2) return null;
  const what = role === 'user' ? 'question' : 'answer';
  const go = (by: number): void => {
    const wanted = take + by;
    if (1 <= wanted && wanted <= takes) choose(wanted);
  };
  const step = (icon: IconName, when: string, by: number): JSX.Element => {
    const isEnd = take + by < 1 || takes < take + by;
    const onClick = (): void => {
      go(by);
    };
    return iconButton(icon, `${when} ${what}`, onClick, isEnd);
  };
  return h(
    'span',
    {
      ...{ class: 'takes', role: 'group', key: 'takes' },
      'aria-label': `${what === 'question' ? 'Question' : 'Answer'} ${take} of ${takes}`,
      onKeyDown: ({ key }: KeyboardEvent) => {
        if (key === 'ArrowLeft') go(-1);
        if (key === 'ArrowRight') go(1);
      },
    },
    // One that is disabled would lose the focus when the last take is reached.
    step('back', 'Earlier', -1),
    h('span', { class: 'takes-count', 'aria-hidden': 'true' }, `${take}/${takes}`),
    step('forth', 'Later', 1),
  );
}
