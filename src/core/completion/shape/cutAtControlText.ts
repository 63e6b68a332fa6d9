import { FAMILIES, type Family } from '../../models/families.js';
import { languageOf } from '../../syntax/languages.js';
import type { ShapeContext } from './shapeStep.js';

/** How families write a command, each to be read by machines alone. */
const MARK =
  /<\|[\p{L}_][\p{L}\w▁.-]{0,40}\|>|<｜[^\n｜>]{1,40}｜>|<fim_[a-z]+>|<\[(?:fim-|begin▁|end▁)[\w▁-]{0,40}\]>/u;

/** The same at the end of an answer, where its last letters are missing. */
const HALF_MARK =
  /(?:<\|[\p{L}_][\p{L}\w▁.-]{0,40}\|?|<｜[^\n｜>]{0,40}｜?|<fim(?:_[a-z]*)?|<\[(?:fim-|begin▁|end▁)[\w▁-]{0,40}\]?)$/u;

/** A name in brackets, or a tag: code may say so too, unless it is the command of this family. */
const MAY_BE_CODE = /^(?:\[\/?[A-Z]+\]|<\/?\w+>)$/;

/** Of a shorter piece nobody can say whether it is the beginning of a mark, in UTF-16 units. */
const HALF_UNITS_MIN = 3;

/**
 * Cuts where the model speaks to its runtime: what follows a control token is no code.
 *
 * Servers stop at the tokens themselves, but a model can also spell one letter by letter, or one of
 * another family that it has read of, or be cut off within it.
 */
export function cutAtControlText(text: string, context: ShapeContext): string {
  const cuts = [
    text.search(MARK),
    text.search(HALF_MARK),
    ...ownMarks(context.family).map(mark => text.indexOf(mark)),
    ...FOREIGN.filter(mark => text.includes(mark) && isForeign(mark, text, context)).map(mark =>
      text.indexOf(mark),
    ),
    halfMarkAt(text, context),
  ];
  return text.slice(0, Math.min(text.length, ...cuts.filter(at => 0 <= at)));
}

function ownMarks({ control, stop }: Family): readonly string[] {
  return [...control, ...stop];
}

/** What any family has for a command. */
const FOREIGN = [...new Set(FAMILIES.flatMap(({ control }) => control))];

/** Whether what is a mark in another family is no code of this document. */
function isForeign(mark: string, text: string, { site }: ShapeContext): boolean {
  if (!MAY_BE_CODE.test(mark)) return true;
  if (OFTEN_CODE.test(mark) || languageOf(site.language).sentences !== undefined) return false;
  const near = site.before.slice(-NEAR_UNITS) + site.after.slice(0, NEAR_UNITS);
  if (mark === '</s>') return !(near + text).includes('<s>');
  return !near.includes(mark.replaceAll(/\W/g, ''));
}

/** What stands in many a usage line, or is a type of one letter. */
const OFTEN_CODE = /^<(?:filename|s)>$/;

/** How far from the cursor a name is looked for that the code may have, in UTF-16 units. */
const NEAR_UNITS = 1 << 14;

/** Where the end of a cut answer is how a mark begins; -1 where it is not. */
function halfMarkAt(text: string, { ended, family }: ShapeContext): number {
  if (ended !== 'cut') return -1;
  const marks = ownMarks(family).filter(mark => !/^<\/?s>$/.test(mark));
  for (let at = Math.max(0, text.length - HALF_UNITS_MAX); at <= text.length - 1; at++) {
    const half = text.slice(at);
    const isLong = HALF_UNITS_MIN <= half.length || half === '<|';
    if (isLong && marks.some(mark => mark !== half && mark.startsWith(half))) return at;
  }
  return -1;
}

/** No mark is longer. */
const HALF_UNITS_MAX = 40;
