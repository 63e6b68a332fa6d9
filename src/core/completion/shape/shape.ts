import type { CursorSite } from '../../text/cursorSite.js';
import type { Suggestion } from '../suggestion.js';
import { cutAtChat } from './cutAtChat.js';
import { cutAtControlText } from './cutAtControlText.js';
import { cutAtHiddenText } from './cutAtHiddenText.js';
import { cutAtLoop } from './cutAtLoop.js';
import { cutAtRepeatedLines } from './cutAtRepeatedLines.js';
import { cutAtStrayCloser } from './cutAtStrayCloser.js';
import { cutAtUnitEnd } from './cutAtUnitEnd.js';
import { dropBlankStart } from './dropBlankStart.js';
import { dropPreamble } from './dropPreamble.js';
import { dropRestated } from './dropRestated.js';
import { dropSuffixOverlap } from './dropSuffixOverlap.js';
import { dropUnfinishedLine } from './dropUnfinishedLine.js';
import type { ShapeContext, ShapeStep } from './shapeStep.js';
import { stayInside } from './stayInside.js';
import { stayOnLine } from './stayOnLine.js';
import { trimTail } from './trimTail.js';
import { typeOver } from './typeOver.js';

/**
 * From what the model said to what the person sees, in order.
 *
 * First goes what is no code. Hidden characters could stand within a mark or a fence, so they are
 * looked for before these. A mark that names a file is dropped with its line, so that comes before
 * the marks at which the answer ends; and what ends a chat can be told from what begins one only
 * once the beginning is off. Behind the end of a comment is no part of it, but of what follows.
 *
 * Then comes what is not new at the start, since the unit is counted from the first line that is.
 * The unit is cut before lines are compared, so that fewer are, and half a line goes before it
 * could be taken for another one.
 *
 * Last is what depends on the rest of the line, measured against the text that would really be
 * inserted: the overlap, then the closers that neither the overlap nor typing over accounts for.
 * What these leave at the end is white space that may be needed, so that is trimmed with them known.
 */
const STEPS: readonly ShapeStep[] = [
  cutAtHiddenText,
  dropPreamble,
  cutAtControlText,
  cutAtChat,
  stayInside,

  dropRestated,
  dropBlankStart,
  cutAtUnitEnd,
  dropUnfinishedLine,
  cutAtLoop,
  cutAtRepeatedLines,

  stayOnLine,
  dropSuffixOverlap,
  cutAtStrayCloser,
  trimTail,
];

/** More than any answer that a person reads; a longer one is a line without an end. */
const ANSWER_UNITS_MAX = 1 << 14;

/** As much around the cursor as a step looks at, in UTF-16 units. A document may be one line. */
const AROUND_UNITS_MAX = 1 << 17;

/**
 * The suggestion that an answer makes, or undefined where nothing of it is new.
 *
 * **Invariant:** the suggestion's text is a piece of what the model said.
 */
export function shape(raw: string, context: ShapeContext): Suggestion | undefined {
  const near = { ...context, site: around(context.site) };
  const said = raw.slice(0, ANSWER_UNITS_MAX).replaceAll('\r\n', '\n');
  const text = STEPS.reduce((rest, step) => step(rest, near), said);
  if (text.trim() === '') return undefined;
  return { text, replaces: typeOver(text, near.site) };
}

function around(site: CursorSite): CursorSite {
  const { before, after } = site;
  return {
    ...site,
    before: before.slice(-AROUND_UNITS_MAX),
    after: after.slice(0, AROUND_UNITS_MAX),
  };
}
