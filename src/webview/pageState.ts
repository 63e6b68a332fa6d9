import { isOnCode } from '../protocol/panel/isOnCode.js';
import type { Chip, Choice, Message, Title, Weight } from '../protocol/panel/shapes.js';
import type { ToPage } from '../protocol/panel/toPage.js';

/** All that the page shows, but for what is being typed. */
export interface PageState {
  readonly session?: string | undefined;
  readonly title: string;
  /** Who answers; empty where nobody knows yet. */
  readonly model: string;
  /** Whether the person chose that one. */
  readonly isChosen: boolean;
  /** Who would answer where none was chosen; empty where nobody knows yet. */
  readonly automatic: string;
  /** What the model is told first here; empty: as the settings say. */
  readonly instructions: string;
  readonly messages: readonly Message[];
  /** Whether the server is still to tell what there is of the conversation. */
  readonly isLoading: boolean;
  /** What has come of an answer that is coming. */
  readonly running?: string | undefined;
  /** The conversation that the model answers first. */
  readonly waits?: Waits | undefined;
  /** The conversations, while they are looked through. */
  readonly titles?: readonly Title[] | undefined;
  readonly file?: Chip | undefined;
  readonly selection?: Chip | undefined;
  /** What the person added to the next question. */
  readonly added: readonly Chip[];
  /** What was found last by a word, and by which. */
  readonly found: { readonly number: number; readonly choices: readonly Choice[] };
  /** What was weighed last, by the key of a chip. */
  readonly weighed: Weighed;
  /** What of the editor the person took away from it. */
  readonly removed: readonly string[];
  /** Read out by a screen reader. */
  readonly said: string;
  /** Grows when the person wants to type. */
  readonly focusAsked: number;
}

/** What things to ask about take of the model's context. */
export interface Weighed {
  /** In tokens; 0 until a model answered. */
  readonly contextTokens: number;
  readonly answerTokens: number;
  readonly weights: Readonly<Record<string, Weight>>;
}

export type Waits = Pick<Title, 'session' | 'title'>;

/** What the page itself does to what it shows. */
export type OwnStep =
  | { readonly type: 'remove'; readonly chip: Chip }
  | { readonly type: 'add'; readonly chip: Chip }
  | { readonly type: 'say'; readonly said: string }
  | { readonly type: 'sent' }
  | { readonly type: 'back' };

export const FIRST: PageState = {
  title: '',
  model: '',
  isChosen: false,
  automatic: '',
  instructions: '',
  messages: [],
  isLoading: false,
  added: [],
  found: { number: 0, choices: [] },
  weighed: { contextTokens: 0, answerTokens: 0, weights: {} },
  removed: [],
  said: '',
  focusAsked: 0,
};

/** What the page shows after `step`. */
export function pageAfter(state: PageState, step: ToPage | OwnStep): PageState {
  switch (step.type) {
    case 'loading':
      return { ...state, isLoading: true };
    case 'shown':
      return { ...back(state), ...shownFrom(state, step), isLoading: false };
    case 'titled':
      return { ...state, title: step.title };
    case 'asked':
    case 'continued':
    case 'piece':
    case 'answered':
      return { ...heard(state, step), waits: undefined };
    case 'waits':
      return { ...state, waits: step, said: `Waits for the answer in ${step.title}.` };
    case 'model':
    case 'automatic':
      return { ...state, ...answererFrom(step) };
    case 'list':
      return { ...state, titles: step.titles };
    case 'here':
      return { ...state, file: step.file, selection: step.selection };
    case 'found':
      return step.number < state.found.number ? state : { ...state, found: step };
    case 'weighed':
      return { ...state, weighed: { ...step, weights: byKey(step.weights) } };
    case 'focus':
      return { ...state, titles: undefined, focusAsked: state.focusAsked + 1 };
    case 'add':
      return withChip(state, step.chip);
    case 'remove':
      return { ...without(state, step.chip), removed: [...state.removed, keyOf(step.chip)] };
    case 'say':
      return { ...state, said: step.said };
    case 'sent':
      return { ...state, added: [] };
    case 'back':
      return back(state);
  }
}

type Heard = Extract<ToPage, { type: 'asked' | 'continued' | 'piece' | 'answered' }>;

/** A question is asked, and its answer comes and ends. */
function heard(state: PageState, step: Heard): PageState {
  switch (step.type) {
    case 'asked':
      return {
        ...state,
        messages: [...state.messages.slice(0, step.after), step.message],
        running: '',
        said: 'Cove is answering.',
      };
    case 'continued':
      return {
        ...state,
        messages: state.messages.slice(0, -1),
        running: state.messages.at(-1)?.text ?? '',
        said: 'Cove goes on.',
      };
    case 'piece':
      return { ...state, running: (state.running ?? '') + step.text };
    case 'answered':
      return {
        ...state,
        session: step.session ?? state.session,
        model: step.model ?? state.model,
        messages: [...state.messages, step.message],
        running: undefined,
        said: saidOf(step.message),
      };
  }
}

function answererFrom({
  type,
  model,
}: Extract<ToPage, { type: 'model' | 'automatic' }>): Partial<PageState> {
  return type === 'automatic' ? { automatic: model } : { model, isChosen: model !== '' };
}

/**
 * What the next question is about: what was added, and what the editor shows. A command that is
 * given code acts on that alone: of what stands beside it, a small model explains either.
 */
export function chipsOf(
  { added, file, selection, removed }: PageState,
  draft = '',
): readonly Chip[] {
  if (isOnCode(draft) && added.some(isCode)) return added;
  const seen = selection ?? file;
  const known = new Set([...added.map(keyOf), ...removed]);
  return seen && !known.has(keyOf(seen)) ? [...added, seen] : added;
}

function isCode({ mention }: Chip): boolean {
  return 'uri' in mention || 'name' in mention;
}

function byKey(weights: readonly Weight[]): Weighed['weights'] {
  return Object.fromEntries(weights.map(weight => [keyOf(weight), weight]));
}

export function keyOf({ mention }: Pick<Chip, 'mention'>): string {
  return JSON.stringify(mention);
}

/** Leaves the list of conversations, if it is shown, for the question. */
function back(state: PageState): PageState {
  if (!state.titles) return state;
  return { ...state, titles: undefined, focusAsked: state.focusAsked + 1 };
}

/** Of a conversation that is shown again, what the page alone knows stays. */
function shownFrom(
  state: PageState,
  {
    session,
    title,
    model = '',
    isChosen,
    instructions = '',
    messages,
    running,
  }: Extract<ToPage, { type: 'shown' }>,
): Partial<PageState> {
  const told = { session, title, model, isChosen: isChosen === true, instructions };
  const shown = { ...told, running, waits: undefined };
  const isSame = session !== undefined && session === state.session;
  if (!isSame) return { ...shown, messages, removed: [], said: '' };
  const known = messages.map((message, at) => withMentions(message, state.messages[at]));
  return { ...shown, messages: known };
}

function withMentions(message: Message, before: Message | undefined): Message {
  const isSame = before?.role === message.role && before.text === message.text;
  return isSame && before.mentions ? { ...message, mentions: before.mentions } : message;
}

/** Behind all others, also where it was there before. */
function withChip(state: PageState, chip: Chip): PageState {
  const others = without(state, chip);
  return { ...others, added: [...others.added, chip] };
}

function without(state: PageState, chip: Chip): PageState {
  return { ...state, added: state.added.filter(each => keyOf(each) !== keyOf(chip)) };
}

function saidOf({ state, reason }: Message): string {
  if (state === 'failed') return `Cove could not answer. ${reason ?? ''}`;
  return state === 'stopped' ? 'Stopped.' : 'The answer is complete.';
}
