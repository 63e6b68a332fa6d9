import { useMemo, useRef } from 'preact/hooks';
import type { Message } from '../protocol/panel/shapes.js';
import { mentionsAt } from './mentionsAt.js';
import type { OwnStep, PageState } from './pageState.js';
import type { Post } from './post.js';

/** What can be done with what was said, while no answer comes. */
export interface TurnActs {
  /** Asks in the place of the question at an index. */
  readonly ask: (at: number, question: string) => void;
  /** Has the question at an index answered once more. */
  readonly again: (at: number) => void;
  /** Has the last answer go on. */
  readonly goOn: () => void;
  /** Shows another take of the message at an index. */
  readonly choose: (at: number, message: Message, take: number) => void;
}

interface Doing {
  readonly state: PageState;
  readonly post: Post;
  readonly step: (own: OwnStep | { readonly type: 'focus' }) => void;
}

/** The same object each time, whose acts do what the newest state asks for. */
export function useTurnActs(doing: Doing): TurnActs {
  const newest = useRef(doing);
  newest.current = doing;
  return useMemo(() => {
    const now = (): Doing => newest.current;
    return {
      ask: (at, question) => {
        ask(now(), at, question);
      },
      again: at => {
        begin(now(), { type: 'again', message: at });
      },
      goOn: () => {
        begin(now(), { type: 'continue' });
      },
      choose: (at, { role, takes = 1 }, take) => {
        const { post, step } = now();
        post({ type: 'choose', message: at, take });
        const what = role === 'user' ? 'Question' : 'Answer';
        step({ type: 'say', said: `${what} ${take} of ${takes}.` });
      },
    };
  }, []);
}

function ask(doing: Doing, at: number, text: string): void {
  if (text.trim() === '') return;
  begin(doing, { type: 'send', text, mentions: mentionsAt(doing.state, at), after: at });
}

/** The button that was pressed goes while an answer comes, and the focus must not go with it. */
function begin({ state, post, step }: Doing, message: Parameters<Post>[0]): void {
  if (state.running !== undefined) return;
  post(message);
  step({ type: 'focus' });
}
