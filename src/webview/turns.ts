import { h, type JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Message } from '../protocol/panel/shapes.js';
import { Answer } from './answer.js';
import type { CodeActs } from './codeBlock.js';
import { iconButton } from './icons.js';
import type { Post } from './post.js';
import { Question } from './question.js';
import { sourcesOf } from './sources.js';
import { visible } from './visible.js';

/** More files are looked through by nobody. */
const FILES_MAX = 20;

interface TurnsProps {
  readonly messages: readonly Message[];
  readonly running: string | undefined;
  readonly post: Post;
  readonly acts: CodeActs;
  /** Asks in the place of the question at an index. */
  readonly askAgain: (at: number, question: string) => void;
}

/** What was said, and what is being said. */
export function Turns({ messages, running, post, acts, askAgain }: TurnsProps): JSX.Element {
  // What was said does not change, and is not compared anew for each word that comes.
  const said = useMemo(
    () =>
      messages.map((message, at) => {
        const again = running === undefined ? askAgain : undefined;
        if (message.role === 'user') return questionAt(message, at, again);
        const question = messages[at - 1];
        const isLast = at === messages.length - 1;
        const retry = (): void => {
          if (question) again?.(at - 1, question.text);
        };
        return answerAt({ message, at, post, acts, retry: isLast && again ? retry : undefined });
      }),
    [messages, running === undefined, post, acts, askAgain],
  );
  const coming =
    running === undefined
      ? null
      : h(
          'article',
          { class: 'turn of-cove', key: messages.length, 'aria-busy': 'true' },
          h('h2', null, 'Cove'),
          h(Answer, { text: running, isWhole: false, acts }),
          running === '' ? h('p', { class: 'waiting' }, 'Reading …') : null,
        );
  return h('div', { class: 'turns' }, said, coming);
}

function questionAt(
  { text }: Message,
  at: number,
  askAgain: TurnsProps['askAgain'] | undefined,
): JSX.Element {
  const onAsk = askAgain
    ? (question: string): void => {
        askAgain(at, question);
      }
    : undefined;
  return h('article', { class: 'turn of-person', key: at }, h(Question, { text, onAsk }));
}

interface AnswerParts {
  readonly message: Message;
  readonly at: number;
  readonly post: Post;
  readonly acts: CodeActs;
  readonly retry: (() => void) | undefined;
}

function answerAt({ message, at, post, acts, retry }: AnswerParts): JSX.Element {
  const isFailed = message.state === 'failed';
  return h(
    'article',
    { class: 'turn of-cove', key: at },
    h(
      'div',
      { class: 'turn-head' },
      h('h2', null, 'Cove'),
      retry && !isFailed ? iconButton('again', 'Answer this question again', retry) : null,
    ),
    h(Answer, { text: message.text, isWhole: true, acts: actsFor(message, post, acts) }),
    endOf(message, retry),
    sourcesOf(message.sources ?? [], post),
  );
}

/** Why an answer is not whole, and what helps. */
function endOf(
  { state, reason, remedy }: Message,
  retry: (() => void) | undefined,
): JSX.Element | null {
  if (state === 'stopped') return toldOf(`Stopped. ${reason ?? ''}`, remedy);
  if (state !== 'failed') return toldOf(reason, remedy);
  return h(
    'div',
    { class: 'fault' },
    h('p', { class: 'reason', dir: 'auto' }, visible(reason ?? 'There is no answer.')),
    remedy === undefined ? null : h('p', { dir: 'auto' }, visible(remedy)),
    retry ? h('button', { type: 'button', class: 'plain-button', onClick: retry }, 'Retry') : null,
  );
}

/** What is to be known of an answer that is there, such as that the context ended before it. */
function toldOf(reason: string | undefined, remedy: string | undefined): JSX.Element | null {
  if (reason === undefined) return null;
  return h(
    'p',
    { class: 'stopped', dir: 'auto' },
    visible([reason, remedy ?? ''].join(' ').trim()),
  );
}

/** Code is put first where it was read. */
function actsFor({ sources = [] }: Message, post: Post, acts: CodeActs): CodeActs {
  const read = sources.filter(({ uri, left }) => left === undefined && !uri.startsWith('cove:'));
  const files = [...new Set(read.map(({ uri }) => uri))].slice(0, FILES_MAX);
  return {
    ...acts,
    apply: (text, info) => {
      post({ type: 'apply', text, info, files });
    },
  };
}
