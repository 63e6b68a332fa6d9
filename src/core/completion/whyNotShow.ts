import type { Suggestion } from './suggestion.js';

/**
 * A first line that the model itself gives one chance in six at most. Of such lines nearly all are
 * wrong, and of the exact ones hardly any is among them, as measured on Qwen2.5-Coder with the set
 * of packages that Cove is tuned on (`npm run bench -- quality --set tune`).
 */
const SURENESS_MIN = 0.18;

/**
 * The end of a block on a line of its own: with the lines before it taken already, it is missing,
 * and nobody would be asked for it again. That it closes what is open is what `shape` saw to.
 */
const END_OF_BLOCK = /^\n\s*[)\]}]+[;,]?$/;

/** What can be said in many ways, none of which is likely by itself: the box of a commit message. */
const SAID_MANY_WAYS: readonly string[] = ['scminput'];

/**
 * Why a suggestion is not worth a look that nobody asked for, as a sentence for a person; undefined
 * where it is. `sureness` is how likely the model holds its first line, from 0 to 1, undefined where
 * nobody knows; `language` is the editor's id.
 */
export function whyNotShow(
  { text }: Suggestion,
  sureness: number | undefined,
  language: string,
): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text) && text.trim().length < 3 && !END_OF_BLOCK.test(text)) {
    return 'Not shown: nothing but a sign or two.';
  }
  if (SAID_MANY_WAYS.includes(language)) return undefined;
  if (sureness !== undefined && sureness < SURENESS_MIN) {
    return `Not shown: the model was not sure of it, and gave it a chance of ${percent(sureness)}.`;
  }
  return undefined;
}

function percent(share: number): string {
  const whole = Math.round(100 * share);
  return whole === 0 ? 'less than 1 %' : `${whole} %`;
}
