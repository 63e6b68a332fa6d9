import { h, type JSX } from 'preact';
import { type IconName, LOOK, PATHS } from './iconPaths.js';

/** A picture beside, or in place of, words that say the same. */
export function icon(name: IconName): JSX.Element {
  return h('svg', LOOK, h('path', { d: PATHS[name] }));
}

/** A button that is a picture; what it does is said to screen readers and under the mouse. */
export function iconButton(
  name: IconName,
  label: string,
  onClick: () => void,
  isOff = false,
): JSX.Element {
  return h(
    'button',
    {
      ...{ type: 'button', class: 'icon-button', title: label, 'aria-label': label, onClick },
      ...(isOff ? { 'aria-disabled': 'true' } : {}),
    },
    icon(name),
  );
}
