import { languageOf } from '../../syntax/languages.js';
import type { ShapeContext } from './shapeStep.js';

/**
 * What nobody sees, or what makes a person see another text than a compiler: controls, marks of
 * direction, zero widths, invisible letters, tags, halves of a character, and what stands for a
 * half. What joins two emoji to one, or follows one, is seen.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180b-\u180e\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}\p{Surrogate}]|(?<!\p{Emoji})[\ufe00-\ufe0f]|[\ufe00-\ufe0f]{2}|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/u;

/** What a word of Persian or Arabic needs in a text for people, and code does not. */
const HIDDEN_IN_CODE = /[\u200c\u200e\u200f]/;

/** More blanks behind a text only push what follows out of sight. */
const GAP = /[^\S\n]{41,}/g;

/** No code is indented by so much: an editor does not show as many columns. */
const INDENT_UNITS_MAX = 120;

/** More blank lines than anybody leaves between two pieces of code. */
const BLANK_LINES = /(?:\n[^\S\n]*){6}\n/;

/**
 * Cuts before what a person who looks at the suggestion would not see.
 *
 * Behind `return ok; //` and a hundred blanks a model can put a call, and a control of direction
 * makes `"admin"` look like a comment: what is accepted is what was read.
 */
export function cutAtHiddenText(text: string, { site }: ShapeContext): string {
  const isForPeople = languageOf(site.language).sentences === 'everywhere';
  const cuts = [
    text.search(HIDDEN),
    isForPeople ? -1 : text.search(HIDDEN_IN_CODE),
    text.search(BLANK_LINES),
    gapIn(text),
  ];
  return text.slice(0, Math.min(text.length, ...cuts.filter(at => 0 <= at)));
}

/** Where the first gap within a line begins, or an indent that hides the line; -1 without one. */
function gapIn(text: string): number {
  for (const { 0: gap, index } of text.matchAll(GAP)) {
    const next = text.charAt(index + gap.length);
    if (next === '' || next === '\n') continue;
    const isIndent = index === 0 || text.charAt(index - 1) === '\n';
    if (!isIndent || INDENT_UNITS_MAX < gap.length) return index;
  }
  return -1;
}
