import type { Node, QueryCapture } from 'web-tree-sitter';

import type { Language } from '../../core/syntax/languages.js';
import type { Scope } from '../../core/syntax/place.js';
import { endOfCodeAbove } from '../../core/syntax/surroundings.js';
import { indentOf, isBlank, linePrefix } from '../../core/text/cursorSite.js';
import { capturesAround, holds } from './wasmSyntaxCaptures.js';
import type { TreeSite } from './wasmSyntaxCaptures.js';

/** The innermost function, method or class around the cursor. */
export function scopeOf(
  at: TreeSite,
  captures: readonly QueryCapture[],
  language: Language,
): Scope | undefined {
  const node =
    language.block === 'indent' ? byIndent(at, captures, language) : byEdges(at, captures);
  return node && { kind: node.type, start: node.startIndex, end: node.endIndex };
}

function byEdges({ site }: TreeSite, captures: readonly QueryCapture[]): Node | undefined {
  return scopesIn(captures).findLast(node => holds(node, site.before.length));
}

/**
 * By the column: below a function whose last line is written, its tree has ended, but an
 * indented cursor is still in it.
 */
function byIndent(
  at: TreeSite,
  captures: readonly QueryCapture[],
  language: Language,
): Node | undefined {
  const { before } = at.site;
  const prefix = linePrefix(at.site);
  const column = isBlank(prefix) ? prefix.length : indentOf(prefix).length;
  const lineStart = before.length - prefix.length;
  const above = endOfCodeAbove(at.site, language);
  const nodes = above === undefined ? [] : scopesIn(capturesAround(at, above));
  return [...nodes, ...scopesIn(captures)]
    .filter(node => node.startIndex < before.length)
    .findLast(node => node.startPosition.column < column || node.startIndex >= lineStart);
}

function scopesIn(captures: readonly QueryCapture[]): Node[] {
  return captures.filter(({ name }) => name === 'scope').map(({ node }) => node);
}
