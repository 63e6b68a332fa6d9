import {
  h,
  type JSX,
  type RefObject,
  type TargetedEvent,
  type TargetedKeyboardEvent,
} from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Chip, Choice, Sign, Weight } from '../protocol/panel/shapes.js';
import { chipsList, leftNotes } from './chips.js';
import { type ContextUse, contextUse } from './contextUse.js';
import { bringsFiles, droppedUris } from './dropped.js';
import { icon, iconButton } from './icons.js';
import { contextMeter, overNote } from './meter.js';
import { chipsOf, keyOf, type OwnStep, type PageState } from './pageState.js';
import { optionId, Popup, POPUP } from './popup.js';
import type { Post } from './post.js';
import { type Seek, useSeek } from './seek.js';
import { withWord } from './seeking.js';
import { visible } from './visible.js';

export interface ComposerProps {
  readonly state: PageState;
  readonly post: Post;
  readonly step: (own: OwnStep) => void;
  readonly draft: string;
  readonly write: (draft: string) => void;
  readonly send: () => void;
}

/** Where the next question is written. */
export function Composer(props: ComposerProps): JSX.Element {
  const { state, post, step } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const seek = useSeek(post, state.found);
  const choose = useChoose(props, seek, box);
  useEffect(() => {
    if (0 < state.focusAsked) box.current?.focus();
  }, [state.focusAsked]);
  useWeights(state, post);
  const chips = chipsOf(state, props.draft);
  const weightOf = (chip: Chip): Weight | undefined => state.weighed.weights[keyOf(chip)];
  const use = contextUse(state, props.draft);
  return h(
    'form',
    {
      ...{ class: 'composer', 'aria-label': 'Next question' },
      onSubmit: (event: Event) => {
        event.preventDefault();
      },
      ...dropping(post),
    },
    seek.choices.length === 0
      ? null
      : h(Popup, { choices: seek.choices, active: seek.active, onChoose: choose }),
    chipsList({
      chips,
      weightOf,
      onRemove: chip => {
        step({ type: 'remove', chip });
      },
    }),
    leftNotes({ chips, weightOf }),
    overNote(use),
    h(Box, { ...props, seek, choose, box }),
    foot(props, use),
  );
}

/** Has what the question is about weighed, whenever that or what is known of the model changes. */
function useWeights(state: PageState, post: Post): void {
  const { added, file, selection, removed, messages } = state;
  useEffect(() => {
    const mentions = chipsOf(state).map(({ mention }) => mention);
    if (0 < mentions.length) post({ type: 'weigh', mentions });
  }, [added, file, selection, removed, messages]);
}

const PLACEHOLDER = 'Ask about your code; @ adds code, # a recent file, / a command';

interface BoxProps extends ComposerProps {
  readonly seek: Seek;
  readonly choose: (choice: Choice) => void;
  readonly box: RefObject<HTMLTextAreaElement | null>;
}

function Box({ draft, write, send, seek, choose, box }: BoxProps): JSX.Element {
  const look = ({ currentTarget }: TargetedEvent<HTMLTextAreaElement>): void => {
    const { value, selectionStart, selectionEnd } = currentTarget;
    if (selectionStart === selectionEnd) seek.look(value, selectionStart);
    else seek.close();
  };
  const isOpen = 0 < seek.choices.length;
  return h('textarea', {
    ...{ ref: box, value: draft, rows: 2, dir: 'auto', placeholder: PLACEHOLDER },
    'aria-label':
      'Question. Enter sends, Shift and Enter begin a line. At sign for code, number sign for recent files, slash for commands.',
    ...{ 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' },
    ...(isOpen ? { 'aria-controls': POPUP, 'aria-activedescendant': optionId(seek.active) } : {}),
    onInput: (event: TargetedEvent<HTMLTextAreaElement>) => {
      write(event.currentTarget.value);
      look(event);
    },
    ...{ onSelect: look, onFocus: look, onBlur: seek.close },
    onKeyDown: (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
      // A key that chooses a letter is none that sends.
      if (event.isComposing) return;
      if (isOpen && isForPopup(event, seek, choose)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      seek.close();
      send();
    },
  });
}

/** Does what a key does to the list; false where it does nothing. */
function isForPopup(
  { key, shiftKey }: KeyboardEvent,
  { choices, active, move, close }: Seek,
  choose: (choice: Choice) => void,
): boolean {
  const moves = new Map([
    ['ArrowDown', 1],
    ['ArrowUp', -1],
  ]);
  const by = moves.get(key);
  const chosen = choices[active];
  if (by !== undefined) move(by);
  else if (key === 'Escape') close();
  else if ((key === 'Enter' || key === 'Tab') && !shiftKey && chosen) choose(chosen);
  else return false;
  return true;
}

/** Puts what was chosen into the question. */
function useChoose(
  { draft, write, post, step }: ComposerProps,
  seek: Seek,
  box: RefObject<HTMLTextAreaElement | null>,
): (choice: Choice) => void {
  const cursor = useRef<number>(undefined);
  useLayoutEffect(() => {
    const at = cursor.current;
    if (at === undefined) return;
    cursor.current = undefined;
    box.current?.setSelectionRange(at, at);
  }, [draft]);
  return choice => {
    if (!seek.seeking) return;
    const changed = withWord(draft, seek.seeking, wordFor(choice, seek.seeking.sign));
    seek.close();
    cursor.current = changed.cursor;
    write(changed.draft);
    if (choice.take === 'clear') post({ type: 'new' });
    if (choice.take !== 'chip') return;
    step({ type: 'add', chip: choice.chip });
    step({ type: 'say', said: `Added ${choice.chip.label}.` });
  };
}

/**
 * A question goes on with the name of what it is about, or it would have a hole; with its sign, so
 * that it is seen for a mention wherever the question is read again.
 */
function wordFor(choice: Choice, sign: Sign): string {
  if (choice.take === 'clear') return '';
  return choice.take === 'text' ? choice.text : `${sign}${choice.chip.label}`;
}

/** Takes files that are dropped: an editor gives them to a page while Shift is held. */
function dropping(post: Post): Readonly<Record<string, (event: DragEvent) => void>> {
  return {
    onDragOver: event => {
      if (bringsFiles(event)) event.preventDefault();
    },
    onDrop: event => {
      const uris = droppedUris(event);
      if (uris.length === 0) return;
      event.preventDefault();
      post({ type: 'drop', uris });
    },
  };
}

/** Who answers, and the way to another model. */
function modelButton(state: PageState, post: Post): JSX.Element {
  const name = visible(answererOf(state));
  return h(
    'button',
    {
      ...{ type: 'button', class: 'model', title: `The model that answers here: ${name}` },
      'aria-label': `Model: ${name}. Choose another.`,
      onClick: () => {
        post({ type: 'model' });
      },
    },
    h('span', { class: 'model-name', dir: 'auto' }, name),
    icon('unfold'),
  );
}

function answererOf({ model, isChosen, automatic }: PageState): string {
  if (isChosen) return model;
  const known = model === '' ? automatic : model;
  return known === '' ? 'Automatic' : `${known} (automatic)`;
}

function foot({ state, post, send }: ComposerProps, use: ContextUse): JSX.Element {
  return h(
    'div',
    { class: 'composer-foot' },
    modelButton(state, post),
    contextMeter(use),
    state.running === undefined
      ? iconButton('send', 'Send', send)
      : iconButton('stop', 'Stop', () => {
          post({ type: 'stop' });
        }),
  );
}
