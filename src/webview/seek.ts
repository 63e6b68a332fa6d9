import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice } from '../protocol/panel/shapes.js';
import type { PageState } from './pageState.js';
import type { Post } from './post.js';
import { type Seeking, seekingIn } from './seeking.js';

/** What is looked up while a word is typed, and which row of it is looked at. */
export interface Seek {
  readonly seeking: Seeking | undefined;
  /** Empty where nothing is looked up, or nothing was found. */
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly look: (draft: string, cursor: number) => void;
  /** Goes to another row, around the ends. */
  readonly move: (by: number) => void;
  readonly close: () => void;
}

/** Looks up the word before the cursor, and keeps what was found for the word before until then. */
export function useSeek(post: Post, found: PageState['found']): Seek {
  const [seeking, setSeeking] = useState<Seeking | undefined>(undefined);
  const [active, setActive] = useState(0);
  // The box is drawn anew behind the list of conversations: what was found before is not for it.
  const number = useRef(found.number);
  const opened = useRef(0);
  useEffect(() => {
    setActive(0);
  }, [found.number]);
  const look = (draft: string, cursor: number): void => {
    const next = seekingIn(draft, cursor);
    if (isSame(next, seeking)) return;
    setSeeking(next);
    if (!next) return;
    number.current += 1;
    if (next.sign !== seeking?.sign) opened.current = number.current;
    post({ type: 'seek', sign: next.sign, text: next.text, number: number.current });
  };
  const isOpen = seeking !== undefined && opened.current <= found.number;
  const choices = isOpen ? found.choices : [];
  return {
    ...{ seeking, choices, active, look },
    move: by => {
      setActive((active + by + choices.length) % Math.max(1, choices.length));
    },
    close: () => {
      setSeeking(undefined);
    },
  };
}

function isSame(one: Seeking | undefined, other: Seeking | undefined): boolean {
  return one?.start === other?.start && one?.text === other?.text && (one === undefined) === !other;
}
