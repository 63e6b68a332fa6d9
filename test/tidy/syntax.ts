import ts from 'typescript';
import type { Source } from './sources.js';

/** Many checks look at one file. */
const TREES = new WeakMap<Source, ts.SourceFile>();

/** The syntax tree of a file; nothing is resolved or checked. */
export function treeOf(file: Source): ts.SourceFile {
  const known = TREES.get(file);
  if (known) return known;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true);
  TREES.set(file, tree);
  return tree;
}

/** The node and all below it, comments left out. */
export function nodesIn(root: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** Where a node begins, as an editor counts. */
export function lineOf(node: ts.Node, tree: ts.SourceFile): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** How many lines of a node have code on them: neither blank nor a comment alone. */
export function codeLines(root: ts.Node, tree: ts.SourceFile): number {
  const lines = new Set<number>();
  for (const token of tokensIn(root, tree)) {
    const first = tree.getLineAndCharacterOfPosition(token.getStart(tree)).line;
    const last = tree.getLineAndCharacterOfPosition(token.getEnd()).line;
    for (let line = first; line <= last; line++) lines.add(line);
  }
  return lines.size;
}

/** All that stands between tokens: the comments of a file. */
export function commentsIn(tree: ts.SourceFile): readonly string[] {
  const comments: string[] = [];
  let end = 0;
  for (const token of tokensIn(tree, tree)) {
    comments.push(tree.text.slice(end, token.getStart(tree)));
    end = token.getEnd();
  }
  return [...comments, tree.text.slice(end)].filter(text => text.trim() !== '');
}

function tokensIn(node: ts.Node, tree: ts.SourceFile): readonly ts.Node[] {
  if (ts.isJSDoc(node)) return [];
  const children = node.getChildren(tree);
  if (children.length > 0) return children.flatMap(child => tokensIn(child, tree));
  return node.getWidth(tree) > 0 ? [node] : [];
}
