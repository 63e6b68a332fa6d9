import type { QueryCapture } from 'web-tree-sitter';

import { looksLikeEmptyBlock } from '../../core/syntax/emptyBlock.js';
import { languageOf } from '../../core/syntax/languages.js';
import type { Language } from '../../core/syntax/languages.js';
import type { Place } from '../../core/syntax/place.js';
import { capturesAround } from './wasmSyntaxCaptures.js';
import type { TreeSite } from './wasmSyntaxCaptures.js';
import { insideOf } from './wasmSyntaxInside.js';
import { scopeOf } from './wasmSyntaxScope.js';

/** What the tree says of the cursor, and the text where the tree cannot say. */
export function placeIn(at: TreeSite): Place {
  const language = languageOf(at.site.language);
  const captures = capturesAround(at, at.site.before.length);
  const inside = insideOf(at, captures, language);
  return {
    inside,
    scope: scopeOf(at, captures, language),
    emptyBlock: inside === 'code' && isEmptyBlock(at, captures, language),
  };
}

function isEmptyBlock(
  { site, tree }: TreeSite,
  captures: readonly QueryCapture[],
  { block }: Language,
): boolean {
  if (!looksLikeEmptyBlock(site)) return false;
  if (block !== 'braces') return true;
  // Braces may be an object's as well: the tree knows whose these are.
  const brace = site.before.trimEnd().length - 1;
  const owner = tree.rootNode.descendantForIndex(brace, brace + 1)?.parent;
  if (!owner || owner.isError) return true;
  return captures.some(({ name, node }) => name === 'block' && node.id === owner.id);
}
