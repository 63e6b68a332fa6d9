import { commandIn } from './commands.js';
import { type Answer, NOTHING_USED, type Quote, type Source } from './session.js';

/** Why nobody is asked, and what helps. */
export interface Refusal {
  readonly reason: string;
  readonly remedy: string;
}

export const BUSY: Refusal = {
  reason: 'An answer is still coming in this chat.',
  remedy: 'Wait for its end, or stop it.',
};

export const FULL: Refusal = {
  reason: 'This chat is as long as it can be.',
  remedy: 'Begin a new chat.',
};

export const UNKEPT: Refusal = {
  reason: 'The chat cannot be kept on the disk, so it is lost when the editor closes.',
  remedy: 'Make room on the disk, or make the storage folder of Cove writable.',
};

export const GONE: Refusal = {
  reason: 'This chat, or what is asked again in it, is not there any more.',
  remedy: 'Ask in another chat.',
};

export const DELETED: Refusal = {
  reason: 'This chat was deleted while the answer came.',
  remedy: 'Ask in another chat.',
};

export const NOTHING_BEGUN: Refusal = {
  reason: 'There is no answer here to go on with.',
  remedy: 'Ask a question.',
};

const ON_NOTHING: Readonly<Record<'code' | 'changes', Refusal>> = {
  code: {
    reason: 'There is no code to act on.',
    remedy: 'Select some, open a file, or name one with "@".',
  },
  changes: {
    reason: 'There are no changes to act on.',
    remedy: 'Change something in a folder that git knows.',
  },
};

/** Why a command cannot be carried out on what is quoted; undefined where it can, or is none. */
export function whyNotCommand(text: string, quotes: readonly Quote[]): Refusal | undefined {
  const commanded = commandIn(text);
  return commanded && quotes.length === 0 ? ON_NOTHING[commanded.command.on] : undefined;
}

/** An answer that nobody gave. */
export function refused(why: Refusal, sources: readonly Source[] = []): Answer {
  return {
    ...{ text: '', at: '', model: '', usage: NOTHING_USED },
    ...{ sources, state: 'failed', ...why },
  };
}
