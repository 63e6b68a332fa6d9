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
  const { told, held } = partedAtToken(quoted(window.typed, family));
  const text = family.render({
    before: quoted(window.before, family),
    typed: told,
    after: quoted(window.after, family),
  });
  return { text, held };
}

/** Models were taught with line feeds alone. */
function quoted(text: string, family: Family): string {
  return withoutControlText(text.replaceAll('\r\n', '\n'), family);
}
