import { withoutControlText } from '../models/controlText.js';
import type { Family } from '../models/families.js';
import { partedAtToken } from './tokenBorder.js';
import type { PromptWindow } from './openHoles.js';

export interface Prompt {
  readonly text: string;
  /** The end of what was typed, which the answer has to begin with. */
  readonly held: string;
}

/** The raw prompt for the hole. The user's text cannot speak as a control token. */
export function buildPrompt(window: PromptWindow, family: Family): Prompt {
  const before = quoted(window.before, family);
  const { told, held } = partedAtToken(behind(before, quoted(window.typed, family), family));
  const after = quoted(window.after, family);
  return { text: family.render({ before, typed: told, after }), held };
}

/** No vocabulary has a longer one, in UTF-16 units. */
const CONTROL_UNITS_MAX = 64;

/** `typed` as it can stand right behind `before`: together they could make a control token. */
function behind(before: string, typed: string, family: Family): string {
  const joined = before.slice(-CONTROL_UNITS_MAX) + typed.slice(0, CONTROL_UNITS_MAX);
  return withoutControlText(joined, family) === joined ? typed : ` ${typed}`;
}

/** Models were taught with line feeds alone. */
function quoted(text: string, family: Family): string {
  return withoutControlText(text.replaceAll('\r\n', '\n'), family);
}
