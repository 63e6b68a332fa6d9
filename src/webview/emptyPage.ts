import { h, type JSX } from 'preact';
import type { Chip } from '../protocol/panel/shapes.js';
import { visible } from './visible.js';

/** Questions that are of use for any file. */
const QUESTIONS: readonly ((file: string) => string)[] = [
  file => `What does ${file} do, and where does it start?`,
  file => `Which mistakes can you find in ${file}?`,
  file => `Which cases should tests of ${file} cover?`,
];

/** What is shown until the server has told what there is. */
export function loadingPage(): JSX.Element {
  return h('div', { class: 'empty' }, h('p', null, 'Loading the conversation …'));
}

/** What is shown before the first question. */
export function emptyPage(file: Chip | undefined, ask: (question: string) => void): JSX.Element {
  return h(
    'div',
    { class: 'empty' },
    h('p', null, 'Ask a model on your own machine. Nothing leaves it.'),
    file
      ? h(
          'ul',
          { class: 'questions', 'aria-label': 'Questions about the open file' },
          QUESTIONS.map(questionFor => {
            const question = questionFor(visible(file.label));
            const onClick = (): void => {
              ask(question);
            };
            return h(
              'li',
              { key: question },
              h('button', { type: 'button', class: 'plain-button', onClick }, question),
            );
          }),
        )
      : h('p', null, 'Open a file to get questions about it.'),
  );
}
