import type { Language } from '../../syntax/languages.js';
import type { NamedScope } from '../../syntax/outline.js';
import { lineEnd } from '../../text/lines.js';
import type { Stretch } from '../job.js';

/** A head that is longer tells a small model no more. */
const HEAD_UNITS_MAX = 320;

/** A type of so many lines is quoted in whole. */
const TYPE_LINES_MAX = 16;
const TYPE_UNITS_MAX = 600;

const DECORATORS = /^(?:@[^\n]*\n\s*)+/;

/** What of a declaration tells how it is called: all before its body, without decorators. */
export function headOf(
  text: string,
  { start, end }: Stretch,
  { block }: Pick<Language, 'block'>,
): Stretch {
  const code = text.slice(start, end);
  const from = start + (DECORATORS.exec(code)?.[0].length ?? 0);
  const body = bodyStart(text.slice(from, Math.min(end, from + HEAD_UNITS_MAX)), block);
  return { start: from, end: body === undefined ? lineEnd(text, from) : from + body };
}

/** A type as a whole where it is short, else its head and those of what is in it. */
export function shapeOf(
  text: string,
  type: Stretch,
  { scopes, language }: { readonly scopes: readonly NamedScope[]; readonly language: Language },
): readonly Stretch[] {
  const code = text.slice(type.start, type.end);
  const isShort = code.length <= TYPE_UNITS_MAX && code.split('\n').length <= TYPE_LINES_MAX;
  if (isShort) return [{ start: type.start, end: type.end }];
  const inner = scopes.filter(({ start, end }) => type.start < start && end <= type.end);
  return [type, ...inner].map(scope => headOf(text, scope, language));
}

/** Where the body begins in a declaration, the blanks before it left out. */
function bodyStart(code: string, block: Language['block']): number | undefined {
  const opener = { braces: '{', indent: ':', end: undefined, none: undefined }[block];
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    const sign = code[at] ?? '';
    const before = code.slice(0, at).trimEnd();
    if (sign === opener && depth === 0 && !before.endsWith(':')) {
      return block === 'indent' ? at + 1 : before.length;
    }
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
  }
  return undefined;
}
