import { languageOf } from '../../syntax/languages.js';
import { isBlank } from '../../text/cursorSite.js';
import { commentLines } from '../commentLines.js';
import type { ApplySite } from './applySite.js';
import type { CodeSymbol } from './symbols.js';

/** How small models head an example. */
const EXAMPLE = /^\W*(?:example|usage|sample|how to use|test(?:ing)? (?:the|it|cases?))\b/i;

/**
 * The code without the example of its use that begins with a comment behind all that it defines:
 * nobody wants that in the file, nor what it imports.
 */
export function withoutExample(site: ApplySite, symbols: readonly CodeSymbol[]): ApplySite {
  const { code, language } = site;
  const end = Math.max(0, ...symbols.map(({ to }) => to));
  const at = code.findIndex((line, index) => end <= index && !isBlank(line));
  const isHead = commentLines(code, languageOf(language))[at] === true;
  return isHead && EXAMPLE.test(code[at] ?? '') ? { ...site, code: code.slice(0, at) } : site;
}
