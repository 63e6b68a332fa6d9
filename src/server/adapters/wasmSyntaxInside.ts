import type { Node, QueryCapture } from 'web-tree-sitter';

import { languageOf } from '../../core/syntax/languages.js';
import type { Language } from '../../core/syntax/languages.js';
import { lineStateOf } from '../../core/syntax/lineState.js';
import type { Place } from '../../core/syntax/place.js';
import { indentOf, linePrefix } from '../../core/text/cursorSite.js';
import { holds } from './wasmSyntaxCaptures.js';
import type { TreeSite } from './wasmSyntaxCaptures.js';

/** What the cursor is in: `print("hi█")` is a string, `${█}` in one is code. */
export function insideOf(
  at: TreeSite,
  captures: readonly QueryCapture[],
  language: Language,
): Place['inside'] {
  const innermost = captures.findLast(capture => surrounds(capture, at, language))?.name;
  switch (innermost) {
    case 'string':
    case 'comment':
      return innermost;
    case 'code':
    case 'code.inner':
      return 'code';
    case 'script':
      return lineStateOf(linePrefix(at.site), languageOf('javascript')).inside;
    case undefined:
    default:
      return insideBrokenLine(at, language);
  }
}

function surrounds({ name, node }: QueryCapture, at: TreeSite, language: Language): boolean {
  const offset = at.site.before.length;
  switch (name) {
    case 'string':
    case 'comment':
      return holds(node, offset) || staysOpen(node, at, language);
    case 'code':
    case 'script':
      return holds(node, offset);
    case 'code.inner':
      return node.startIndex <= offset && offset <= node.endIndex;
    default:
      return false;
  }
}

/** Whether the cursor stands at the end of a comment that ends only with its line. */
function staysOpen(node: Node, { site }: TreeSite, language: Language): boolean {
  if (node.endIndex !== site.before.length) return false;
  const text = site.before.slice(node.startIndex);
  const marks = [language.lineComment, language.otherLineComment];
  return !text.includes('\n') && marks.some(mark => mark !== undefined && text.startsWith(mark));
}

/** Broken code: a quote without its end is no string in the tree, but it is to who sees it. */
function insideBrokenLine({ site, tree }: TreeSite, language: Language): Place['inside'] {
  if (!tree.rootNode.hasError) return 'code';
  const prefix = linePrefix(site);
  const { inside } = lineStateOf(prefix, language);
  if (inside === 'code') return 'code';
  const offset = site.before.length;
  const start = offset - prefix.length + indentOf(prefix).length;
  const node = tree.rootNode.descendantForIndex(start, offset);
  return node && isBroken(node) ? inside : 'code';
}

function isBroken(node: Node): boolean {
  if (node.hasError) return true;
  for (let outer = node.parent; outer; outer = outer.parent) if (outer.isError) return true;
  return false;
}
