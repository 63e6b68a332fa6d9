import { drawnIcon, element } from './element.js';
import type { IconName } from './iconPaths.js';
import { findLanguage } from './languages.js';
import { visible } from './visible.js';

/** What can be done with a piece of code. */
export interface CodeActs {
  readonly copy: (code: string) => void;
  readonly insert: (code: string) => void;
  /** Puts it where it belongs; `info` stands behind its fence. */
  readonly apply: (code: string, info: string) => void;
  readonly newFile: (code: string, language: string) => void;
}

/** What stands behind a fence can be anything. */
const NAME_LENGTH_MAX = 30;

/** A longer one names no file. */
const INFO_LENGTH_MAX = 1_000;

/** How long a button says that it did what it does. */
const DONE_MS = 1_500;

/** Puts `pre` under a line with the language's name and what can be done with the code. */
export function dressed(
  pre: HTMLElement,
  info: string,
  code: () => string,
  acts: CodeActs,
): HTMLElement {
  const name = nameOf(info);
  const language = findLanguage(info)?.id ?? name;
  pre.setAttribute('tabindex', '0');
  pre.setAttribute('dir', 'ltr');
  const head = element(
    'div',
    { class: 'code-head' },
    element('span', { class: 'code-language' }, name === '' ? 'text' : name),
    button('apply', ['Apply', 'Shown'], () => {
      acts.apply(code(), info.slice(0, INFO_LENGTH_MAX));
    }),
    button('insert', ['Insert at Cursor', 'Inserted'], () => {
      acts.insert(code());
    }),
    button('copy', ['Copy', 'Copied'], () => {
      acts.copy(code());
    }),
    button('add', ['New File', 'Opened'], () => {
      acts.newFile(code(), language);
    }),
  );
  const label = name === '' ? 'Code' : `Code, ${name}`;
  return element('div', { class: 'code', role: 'group', 'aria-label': label }, head, pre);
}

function nameOf(info: string): string {
  const name = visible(info.trim().split(/\s/, 1)[0] ?? '');
  return name.length <= NAME_LENGTH_MAX ? name : '';
}

/** A picture, since words of four do not fit side by side in a narrow panel. */
function button(
  picture: IconName,
  [label, done]: readonly [string, string],
  act: () => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'icon-button' });
  const say = (words: string, shown: IconName): void => {
    made.setAttribute('aria-label', words);
    made.title = words;
    made.replaceChildren(drawnIcon(shown));
  };
  say(label, picture);
  made.addEventListener('click', () => {
    act();
    say(done, 'done');
    setTimeout(() => {
      say(label, picture);
    }, DONE_MS);
  });
  return made;
}
