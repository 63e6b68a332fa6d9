import { h, type JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Message } from '../protocol/panel/shapes.js';
import { Answer } from './answer.js';
import type { CodeActs } from './codeBlock.js';
import { iconButton } from './icons.js';
import type { Post } from './post.js';
import type { Waits } from './pageState.js';
import { Question } from './question.js';
import { Reading } from './reading.js';
import { sourcesOf } from './sources.js';
import { takesOf } from './takes.js';
import type { TurnActs } from './turnActs.js';
import { visible } from './visible.js';

/** More files are looked through by nobody. */
const FILES_MAX = 20;

interface TurnsProps {
  readonly messages: readonly Message[];
  readonly running: string | undefined;
  readonly waits: Waits | undefined;
  readonly post: Post;
  readonly acts: CodeActs;
  readonly turnActs: TurnActs;
}

/** What was said, and what is being said. */
export function Turns(props: TurnsProps): JSX.Element {
  const { messages, running, waits, post, acts, turnActs } = props;
  // What was said does not change, and is not compared anew for each word that comes.
  const said = useMemo(() => {
    const can = running === undefined ? turnActs : undefined;
    return messages.map((message, at) => {
      if (message.role === 'user') return questionAt(message, at, can);
      const isLast = at === messages.length - 1;
      const before = isLast ? messages[at - 1] : undefined;
      return answerAt({ message, at, post, acts, can, question: before?.text });
    });
  }, [messages, running === undefined, post, acts, turnActs]);
  const coming =
    running === undefined
      ? null
      : h(
          'article',
          { class: 'turn of-cove', key: messages.length, 'aria-busy': 'true' },
          h('h2', null, 'Cove'),
          h(Answer, { text: running, isWhole: false, acts }),
          waits ? waitingFor(waits, post) : null,
          running === '' && !waits ? h(Reading, null) : null,
        );
  return h('div', { class: 'turns' }, said, coming);
}

/** One model answers one conversation after the other. */
function waitingFor({ session, title }: Waits, post: Post): JSX.Element {
  const stop = (): void => {
    post({ type: 'stop', session });
  };
  return h(
    'div',
    { class: 'ended' },
    h('p', { class: 'stopped', dir: 'auto' }, `Waits for the answer in “${visible(title)}”.`),
    h('div', { class: 'acts' }, plainButton('Stop That One', stop)),
  );
}

function questionAt(message: Message, at: number, can: TurnActs | undefined): JSX.Element {
  const onAsk = (question: string): void => {
    can?.ask(at, question);
  };
  const question = {
    text: message.text,
    takes: chooser(message, at, can),
    onAsk: can ? onAsk : undefined,
  };
  return h('article', { class: 'turn of-person', key: at }, h(Question, question));
}

function chooser(message: Message, at: number, can: TurnActs | undefined): JSX.Element | null {
  if (!can) return null;
  return takesOf(message, take => {
    can.choose(at, message, take);
  });
}

interface AnswerParts {
  readonly message: Message;
  readonly at: number;
  readonly post: Post;
  readonly acts: CodeActs;
  /** Missing while an answer comes. */
  readonly can: TurnActs | undefined;
  /** What it answers, where it is the last; missing where others follow. */
  readonly question: string | undefined;
}

function answerAt(parts: AnswerParts): JSX.Element {
  const { message, at, post, acts, can, question } = parts;
  const isAgain = can && question !== undefined && message.state !== 'failed';
  const again = (): void => {
    can?.again(at - 1);
  };
  return h(
    'article',
    { class: 'turn of-cove', key: at },
    h(
      'div',
      { class: 'turn-head' },
      h('h2', null, 'Cove'),
      chooser(message, at, can),
      isAgain ? iconButton('again', 'Answer this question again', again) : null,
    ),
    h(Answer, { text: message.text, isWhole: true, acts: actsFor(message, post, acts) }),
    endOf(parts),
    sourcesOf(message.sources ?? [], post),
  );
}

/** Why an answer is not whole, and what helps. */
function endOf({ message, at, can, question }: AnswerParts): JSX.Element | null {
  const { state, text, reason, remedy } = message;
  const isCut = state === 'stopped' || state === 'failed' || reason !== undefined;
  const isOpen = can && question !== undefined;
  const more = isOpen && isCut && text !== '' ? plainButton('Continue', can.goOn) : null;
  if (state === 'stopped') return toldOf(`Stopped. ${reason ?? ''}`, remedy, more);
  if (state !== 'failed') return toldOf(reason, remedy, more);
  const retry = (): void => {
    can?.ask(at - 1, question ?? '');
  };
  return h(
    'div',
    { class: 'fault' },
    h('p', { class: 'reason', dir: 'auto' }, visible(reason ?? 'There is no answer.')),
    remedy === undefined ? null : h('p', { dir: 'auto' }, visible(remedy)),
    h('div', { class: 'acts' }, isOpen ? plainButton('Retry', retry) : null, more),
  );
}

function plainButton(label: string, onClick: () => void): JSX.Element {
  return h('button', { type: 'button', class: 'plain-button', onClick }, label);
}

/** What is to be known of an answer that is there, such as that the context ended before it. */
function toldOf(
  reason: string | undefined,
  remedy: string | undefined,
  more: JSX.Element | null,
): JSX.Element | null {
  if (reason === undefined) return null;
  const says = visible([reason, remedy ?? ''].join(' ').trim());
  return h(
    'div',
    { class: 'ended' },
    h('p', { class: 'stopped', dir: 'auto' }, says),
    h('div', { class: 'acts' }, more),
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
