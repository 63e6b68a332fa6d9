import type { Node, Point, QueryCapture, Tree } from 'web-tree-sitter';

import type { CursorSite } from '../../core/text/cursorSite.js';
import type { Grammar } from './wasmSyntaxGrammars.js';

/** A cursor in a tree of the text that it stands in. */
export interface TreeSite {
  readonly tree: Tree;
  readonly grammar: Grammar;
  readonly site: CursorSite;
  /** The row and column of an offset. */
  readonly pointAt: (offset: number) => Point;
}

/** What the query names around an offset, from the outermost to the innermost. */
export function capturesAround(
  { tree, grammar, pointAt }: TreeSite,
  offset: number,
): QueryCapture[] {
  const { row, column } = pointAt(offset);
  // By rows and columns: this version of the engine takes the indices of a range for bytes.
  return grammar.query.captures(tree.rootNode, {
    startPosition: { row, column: Math.max(0, column - 1) },
    endPosition: { row, column: column + 1 },
  });
}

/** Whether the offset is in the node and not at its edge; what was never closed has no end. */
export function holds(node: Node, offset: number): boolean {
  if (node.startIndex >= offset) return false;
  return offset < node.endIndex || (offset === node.endIndex && node.lastChild?.isMissing === true);
}
