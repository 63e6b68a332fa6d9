import { indentOf, isBlank, linePrefix, lineSuffix } from '../text/cursorSite.js';
import type { CursorSite } from '../text/cursorSite.js';
import { languageOf } from './languages.js';
import { codeOf, lastWrittenLine, nextWrittenLine } from './surroundings.js';

/**
 * Whether the text around the cursor looks like a block with nothing in it.
 *
 * For where there is no tree, or a tree without a node for what is not there.
 */
export function looksLikeEmptyBlock(site: CursorSite): boolean {
  const language = languageOf(site.language);
  const header = lastWrittenLine(site);
  if (header === undefined) return false;
  const code = codeOf(header, language);
  const next = nextWrittenLine(site);
  if (code.endsWith('{')) return language.block !== 'indent' && closes(next, /^\}(?!<)/);
  if (!language.opener?.test(code)) return false;
  if (language.block === 'indent') return isBetweenIndents(header, site, next);
  return language.closer !== undefined && closes(next, language.closer);
}

function closes(next: string | undefined, closer: RegExp): boolean {
  return next !== undefined && closer.test(next.trimStart());
}

/** Whether the cursor stands farther in than the header, and what follows does not. */
function isBetweenIndents(header: string, site: CursorSite, next: string | undefined): boolean {
  const outer = indentOf(header).length;
  const prefix = linePrefix(site);
  if (isBlank(prefix) && prefix.length <= outer) return false;
  return isBlank(lineSuffix(site)) && (next === undefined || indentOf(next).length <= outer);
}
