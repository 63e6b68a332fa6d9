import { writtenLinesAbove } from '../../syntax/surroundings.js';
import { type CursorSite, isBlank, linePrefix, lineSuffix } from '../../text/cursorSite.js';
import { type Line, linesIn } from '../../text/linesIn.js';
import { isClosers } from './closersBrought.js';
import { essenceOf, isTelling } from './essenceOf.js';
import type { ShapeContext } from './shapeStep.js';

/** As many lines as a model says again before it goes on. */
const RESTATED_LINES_MAX = 12;

/**
 * Drops the lines with which the answer says again what stands right above the cursor, and the
 * beginning of the cursor's own line. Where it does so twice, it does nothing else.
 *
 * At `def f(x):\n    █` a chat model says `def f(x):\n    return x`, of which the first line is
 * there. Closers and rows of numbers repeat by right.
 */
export function dropRestated(text: string, { site }: ShapeContext): string {
  const prefix = linePrefix(site);
  const goesBelow = /^[ \t]*\n/.test(text);
  const above = [...writtenLinesAbove(site, RESTATED_LINES_MAX)];
  if (!isBlank(prefix) && !goesBelow) return withoutPrefix(text, site, above);
  if (!isBlank(prefix)) above.push(prefix);
  if (isRepetitive(above)) return text;
  const end = restatedEnd(text, above);
  if (end === undefined) return text;
  // Below the cursor's line, the break is what leads there.
  const rest = text.slice(isBlank(prefix) ? end + 1 : end);
  return restatedEnd(rest, above) === undefined ? rest : '';
}

/** Whether the document itself says a line twice: then it may do so again. */
function isRepetitive(above: readonly string[]): boolean {
  const [one, other] = above.slice(-2);
  return one !== undefined && other !== undefined && essenceOf(one) === essenceOf(other);
}

/** Where the longest end of the lines above ends that the text begins with. */
function restatedEnd(text: string, above: readonly string[]): number | undefined {
  const said = linesIn(text.slice(0, READ_UNITS))
    .filter(line => !isBlank(line.text))
    .slice(0, above.length);
  for (let count = said.length; 0 < count; count--) {
    const tail = above.slice(-count);
    if (tail.some(isTelling) && areAlike(said.slice(0, count), tail)) return said[count - 1]?.end;
  }
  return undefined;
}

/** More than the lines above that are compared, in UTF-16 units. */
const READ_UNITS = 8_000;

function areAlike(said: readonly Line[], above: readonly string[]): boolean {
  return above.every((line, at) => essenceOf(line) === essenceOf(said[at]?.text ?? ''));
}

/** On a line that has begun: the text behind what of that line it says again. */
function withoutPrefix(text: string, site: CursorSite, above: readonly string[]): string {
  const begun = linePrefix(site).trimStart();
  const end = restatedEnd(text, above);
  const start = end === undefined ? 0 : end + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  const saysAgain = start < text.length && text.startsWith(begun, start + indent);
  if (saysAgain && (isStatement(begun) || 0 < start))
    return text.slice(start + indent + begun.length);
  const saysWholeLine = end !== undefined && isStatement(above.at(-1) ?? '');
  return saysWholeLine || makesLineAbove(text, site, above) ? '' : text;
}

/** Whether more than a call or a name: a call within a call may begin like it, `max(max(a, b), c)`. */
function isStatement(line: string): boolean {
  return isTelling(line) && /\S\s/.test(line);
}

/** Whether the cursor's line would become the one above it. */
function makesLineAbove(text: string, site: CursorSite, above: readonly string[]): boolean {
  const last = above.at(-1);
  if (last === undefined || !isTelling(last) || isRepetitive(above)) return false;
  const suffix = lineSuffix(site);
  const first = linePrefix(site) + (linesIn(text.slice(0, READ_UNITS))[0]?.text ?? '');
  const whole = essenceOf(last);
  return essenceOf(first) === whole || (isClosers(suffix) && essenceOf(first + suffix) === whole);
}
