import { languageOf } from '../syntax/languages.js';
import { isBlank } from '../text/cursorSite.js';
import { lineEnd, lineStart, linesOf } from '../text/lines.js';
import { balanceOf } from './balance.js';
import type { Job, Stretch } from './job.js';

/** What a statement goes over at most; a longer one is as hard to change as all of the target. */
const LINES_MAX = 6;

/**
 * The lines of a target that its first problem is about, up to where their brackets are closed:
 * what to ask a model for that gave the whole back as it was. Undefined where nothing is reported,
 * or where these are all lines of the target.
 */
export function faultyLines({ document, problems }: Job, target: Stretch): Stretch | undefined {
  const { text, language } = document;
  const [first] = problems
    .filter(({ start, end }) => start <= target.end && target.start <= end)
    .sort((one, other) => one.start - other.start);
  if (!first) return undefined;
  const at = Math.max(first.start, target.start);
  const start = lineStart(text, at);
  const line = { start, end: lineEnd(text, at) };
  if (isBlank(text.slice(line.start, line.end))) return undefined;
  let end = line.end;
  for (let passed = 1; passed < LINES_MAX && end < target.end; passed++) {
    if (balanceOf(linesOf(text.slice(start, end)), languageOf(language)) <= 0) break;
    end = lineEnd(text, text.indexOf('\n', end) + 1);
  }
  const isWhole = balanceOf(linesOf(text.slice(start, end)), languageOf(language)) === 0;
  const found = isWhole ? { start, end: Math.min(end, target.end) } : line;
  const isLess = target.start < found.start || found.end < target.end;
  return isLess && target.start <= found.start ? found : undefined;
}
