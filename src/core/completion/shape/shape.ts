import type { Suggestion } from '../suggestion.js';
import { cutAtControlText } from './cutAtControlText.js';
import { cutAtRepeatedLines } from './cutAtRepeatedLines.js';
import { cutAtUnitEnd } from './cutAtUnitEnd.js';
import { dropBlankStart } from './dropBlankStart.js';
import { dropSuffixOverlap } from './dropSuffixOverlap.js';
import { dropUnfinishedLine } from './dropUnfinishedLine.js';
import type { ShapeContext, ShapeStep } from './shapeStep.js';
import { trimTail } from './trimTail.js';
import { typeOver } from './typeOver.js';

/**
 * From what the model said to what the person sees, in order.
 *
 * Control text goes first, since nothing behind it was meant for a person. The unit is cut before
 * lines are compared with the next ones, so that fewer are. The overlap with the rest of the line
 * is measured last but one, against the text that would really be inserted; what it leaves at the
 * end is white space that may be needed, so that is trimmed with the overlap known.
 */
const STEPS: readonly ShapeStep[] = [
  cutAtControlText,
  dropBlankStart,
  cutAtUnitEnd,
  dropUnfinishedLine,
  cutAtRepeatedLines,
  dropSuffixOverlap,
  trimTail,
];

/**
 * The suggestion that an answer makes, or undefined where nothing of it is new.
 *
 * **Invariant:** the suggestion's text is a piece of what the model said.
 */
export function shape(raw: string, context: ShapeContext): Suggestion | undefined {
  const text = STEPS.reduce((rest, step) => step(rest, context), raw.replaceAll('\r\n', '\n'));
  if (text.trim() === '') return undefined;
  return { text, replaces: typeOver(text, context.site) };
}
