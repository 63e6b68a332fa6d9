import type { Suggestion } from './suggestion.js';

/**
 * Below this a first line is wrong more than four times out of five, as measured on Qwen2.5-Coder
 * (`docs/bench/quality.md`).
 */
const SURENESS_MIN = 0.02;

/**
 * Why a suggestion is not worth a look that nobody asked for, as a sentence for a person; undefined
 * where it is. `sureness` is the model's own, from 0 to 1, undefined where nobody knows.
 */
export function whyNotShow({ text }: Suggestion, sureness: number | undefined): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text) && text.trim().length < 3) {
    return 'Not shown: nothing but a sign or two.';
  }
  if (sureness !== undefined && sureness < SURENESS_MIN) {
    return `Not shown: the model was not sure of it (${Math.round(100 * sureness)} %).`;
  }
  return undefined;
}
