import { h, type JSX } from 'preact';
import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { readToPage, type ToPage } from '../protocol/panel/toPage.js';
import type { CodeActs } from './codeBlock.js';
import { Composer } from './composer.js';
import { Head } from './head.js';
import { Middle } from './middle.js';
import { chipsOf, FIRST, type OwnStep, pageAfter, type PageState } from './pageState.js';
import type { Post } from './post.js';
import { useTurnActs } from './turnActs.js';

interface PageProps {
  readonly post: Post;
  /** What was being typed when the page was closed. */
  readonly draft: string;
  readonly keepDraft: (draft: string) => void;
}

/** The chat: what was said above, the next question below, and the way to other conversations. */
export function Page({ post, draft: kept, keepDraft }: PageProps): JSX.Element {
  const [state, step] = useReducer(pageAfter, FIRST);
  const [draft, setDraft] = useState(kept);
  useMessages(post, step);
  useAutomatic(state, post);
  const acts = useMemo(() => actsFor(post), [post]);
  const write = (text: string): void => {
    setDraft(text);
    keepDraft(text);
  };
  const ask = (text: string): void => {
    if (text.trim() === '' || state.running !== undefined) return;
    post({ type: 'send', text, mentions: chipsOf(state, text).map(({ mention }) => mention) });
    step({ type: 'sent' });
  };
  const send = (): void => {
    if (state.running !== undefined) return;
    ask(draft);
    write('');
  };
  const turnActs = useTurnActs({ state, post, step });
  return h(
    'div',
    { class: 'page', onKeyDown: backOnEscape(state, step) },
    h(Head, { state, post, step }),
    h('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' }, state.said),
    h(Middle, { state, post, acts, turnActs, ask }),
    state.titles ? null : h(Composer, { state, post, step, draft, write, send }),
  );
}

/** Hears what the extension tells, once it was told that somebody listens. */
function useMessages(post: Post, step: (message: ToPage) => void): void {
  useEffect(() => {
    const onMessage = ({ data }: MessageEvent<unknown>): void => {
      const message = readToPage(data);
      if (message) step(message);
    };
    window.addEventListener('message', onMessage);
    post({ type: 'ready' });
    return () => {
      window.removeEventListener('message', onMessage);
    };
  }, []);
}

/** Asks who will answer as long as nobody is known, whenever the person comes to ask. */
function useAutomatic({ model, session, focusAsked }: PageState, post: Post): void {
  const isUnknown = model === '';
  useEffect(() => {
    if (isUnknown) post({ type: 'automatic' });
  }, [isUnknown, session, focusAsked]);
}

function actsFor(post: Post): CodeActs {
  return {
    copy: text => {
      post({ type: 'copy', text });
    },
    insert: text => {
      post({ type: 'insert', text });
    },
    apply: (text, info) => {
      post({ type: 'apply', text, info, files: [] });
    },
    newFile: (text, language) => {
      post({ type: 'newFile', text, language });
    },
  };
}

function backOnEscape(
  state: PageState,
  step: (own: OwnStep) => void,
): (event: KeyboardEvent) => void {
  return ({ key }) => {
    if (key === 'Escape' && state.titles) step({ type: 'back' });
  };
}
