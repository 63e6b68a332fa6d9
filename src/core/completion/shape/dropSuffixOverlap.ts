import { languageOf } from '../../syntax/languages.js';
import { lineStateOf } from '../../syntax/lineState.js';
import { type CursorSite, linePrefix, lineSuffix } from '../../text/cursorSite.js';
import { closersBrought, isClosers } from './closersBrought.js';
import { disorderAt } from './disorderAt.js';
import { type Disorder, overlapStart } from './overlapStart.js';
import type { ShapeContext } from './shapeStep.js';

/**
 * Drops the end of the text that the line already has after the cursor, or the beginning of it.
 *
 * Models like to close what is already closed: at `print("hi█")` they say ` there")`,
 * and inserting that as it stands would leave `print("hi there")")`. What the text opened itself
 * it may close: at `print(█)` all of `f(x)` is new. They like to go on with what is there, too: at
 * `foo(█, b)` they say `a, b)`.
 */
export function dropSuffixOverlap(text: string, { site }: ShapeContext): string {
  const ahead = lineSuffix(site).trimEnd();
  if (ahead === '') return text;
  return isClosers(ahead) ? withoutClosers(text, ahead) : withoutRest(text, ahead, site);
}

function withoutClosers(text: string, ahead: string): string {
  const said = text.trimEnd();
  const { count, end } = closersBrought(said, ahead);
  if (0 < count && end === said.length) {
    // Where they stand apart from each other, all are typed over.
    const kept = said.slice(0, -count);
    return closersBrought(kept, ahead).count === 0 ? kept : said;
  }
  const rest = ahead.slice(count);
  return /^[;,]/.test(rest) && said.endsWith(rest) ? said.slice(0, -rest.length) : text;
}

function withoutRest(text: string, ahead: string, site: CursorSite): string {
  const said = text.slice(0, stringEnd(text, ahead, site));
  const kept = said.slice(0, overlapStart(said, ahead, lazily(site, ahead)));
  const goesOn = languageOf(site.language).sentences === undefined && GOES_ON.test(ahead);
  const open = goesOn && kept.endsWith(';') ? kept.slice(0, -1) : kept;
  // The blank before what follows is there already.
  return /^\s/.test(ahead) ? open.trimEnd() : open;
}

/** A line whose statement goes on, and ends by itself: no semicolon belongs before it. */
const GOES_ON = /^\s*[^\w\s"'`<({[].*;$/;

/** Most answers repeat nothing: only for one that may is it looked what is open. */
function lazily(site: CursorSite, ahead: string): Disorder {
  let disorder: Disorder | undefined;
  return inserted => (disorder ??= disorderAt(site, ahead))(inserted);
}

/** Where the text ends the string whose end is right behind the cursor. */
function stringEnd(text: string, ahead: string, site: CursorSite): number {
  const quote = ahead.charAt(0);
  const isInside = lineStateOf(linePrefix(site), languageOf(site.language)).inside === 'string';
  if (!isInside || !/["'`]/.test(quote)) return text.length;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return text.length;
}
