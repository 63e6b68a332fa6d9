import { languageOf } from '../../syntax/languages.js';
import { codeFollows } from '../../syntax/span.js';
import type { ShapeContext } from './shapeStep.js';

/**
 * Keeps one line where code follows the cursor on its own: what comes after a line break would
 * push that code down, and an editor cannot show the two together.
 *
 * At `const a = █ + b;` only the first line of an answer can be meant.
 */
export function stayOnLine(text: string, { site }: ShapeContext): string {
  const lineBreak = text.indexOf('\n');
  if (lineBreak < 0 || !codeFollows(site, languageOf(site.language))) return text;
  return text.slice(0, lineBreak);
}
