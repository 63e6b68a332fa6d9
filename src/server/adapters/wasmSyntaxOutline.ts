import type { Node, Tree } from 'web-tree-sitter';

import type { NamedScope } from '../../core/syntax/outline.js';
import type { Grammar } from './wasmSyntaxGrammars.js';

/** A file that defines more is made by a tool. */
const SCOPES_MAX = 5_000;

/** A name of C lies this deep in its declarators at the most. */
const DECLARATORS_MAX = 8;

/** The scopes of a tree that have a name, from the first to the last. */
export function outlineOf(tree: Tree, grammar: Grammar): readonly NamedScope[] {
  const nodes = grammar.query
    .captures(tree.rootNode)
    .flatMap(({ name, node }) => (name === 'scope' ? [node] : []));
  return nodes.slice(0, SCOPES_MAX).flatMap(node => {
    const name = nameOf(node);
    const { startIndex: start, endIndex: end } = whole(node);
    return name === undefined ? [] : [{ kind: node.type, name, start, end }];
  });
}

/** What the scope is called, or the variable that it is put into; undefined where nothing is. */
function nameOf(node: Node): string | undefined {
  const own = node.childForFieldName('name');
  if (own) return own.text;
  const holder = node.parent;
  if (holder && isHolder(holder)) return holder.childForFieldName('name')?.text;
  let inner = node.childForFieldName('declarator') ?? node.childForFieldName('type');
  for (let depth = 0; inner && depth < DECLARATORS_MAX; depth++) {
    const next = inner.childForFieldName('declarator') ?? inner.childForFieldName('name');
    if (!next) return /^[\w:~$]+$/.test(inner.text) ? inner.text : undefined;
    inner = next;
  }
  // Of Go, a type's name stands in the specification below it.
  const [spec] = node.namedChildren;
  return spec?.childForFieldName('name')?.text;
}

/** `const add = (a, b) => { … };` is all of it, and so is a function with its decorators. */
function whole(node: Node): Node {
  const { parent } = node;
  if (!parent) return node;
  if (parent.type === 'decorated_definition') return parent;
  if (!isHolder(parent)) return node;
  return parent.parent?.namedChildCount === 1 ? parent.parent : parent;
}

function isHolder({ type }: Node): boolean {
  return /^(?:variable_declarator|public_field_definition|field_definition)$/.test(type);
}
