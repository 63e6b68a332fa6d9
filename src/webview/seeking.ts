import type { Sign } from '../protocol/panel/shapes.js';

/** A word that something is looked up by, and where it stands in the draft. */
export interface Seeking {
  readonly sign: Sign;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A longer word is none that is looked up. */
const WORD_LENGTH_MAX = 200;

/** A sign in the middle of a word, as in an address of mail, is no sign. */
const WORD = /(?:^|\s)([@#])([^\s@#]*)$/;

/** A command is the first word of a question. */
const COMMAND = /^(\/)(\S*)$/;

/** The word before the cursor where a sign begins it: `see @ca█` looks for `ca`. */
export function seekingIn(draft: string, cursor: number): Seeking | undefined {
  const before = draft.slice(0, cursor);
  const [, sign, text] = COMMAND.exec(before) ?? WORD.exec(before) ?? [];
  if (text === undefined || WORD_LENGTH_MAX < text.length) return undefined;
  if (sign !== '@' && sign !== '#' && sign !== '/') return undefined;
  return { sign, text, start: cursor - text.length - 1, end: cursor };
}

/** The draft with `text` in place of the word; the cursor stands behind it and a blank. */
export function withWord(
  draft: string,
  { start, end }: Seeking,
  text: string,
): { readonly draft: string; readonly cursor: number } {
  const after = draft.slice(end);
  const put = text === '' ? '' : `${text} `;
  const rest = put === '' ? after : after.replace(/^ /, '');
  return { draft: draft.slice(0, start) + put + rest, cursor: start + put.length };
}
