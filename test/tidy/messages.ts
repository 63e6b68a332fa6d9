import ts from 'typescript';
import type { Source } from './sources.js';
import { lineOf, nodesIn, treeOf } from './syntax.js';

/** The one file that shows messages in a corner of the editor. */
export const TELLER = 'src/client/tell.ts';

const WAYS = new Set(['showInformationMessage', 'showWarningMessage', 'showErrorMessage']);

/** Messages that may have links, as they go around the one file; in a dialog nothing is a link. */
export function untold(file: Source): readonly string[] {
  if (file.path === TELLER) return [];
  const tree = treeOf(file);
  return nodesIn(tree).flatMap(node =>
    ts.isIdentifier(node) && WAYS.has(node.text) && !asksInDialog(node)
      ? [`${file.path}:${lineOf(node, tree)} ${node.text}`]
      : [],
  );
}

function asksInDialog({ parent: { parent: call } }: ts.Identifier): boolean {
  if (!ts.isCallExpression(call)) return false;
  const options = call.arguments[1];
  return (
    options !== undefined &&
    ts.isObjectLiteralExpression(options) &&
    options.properties.some(property => property.getText() === 'modal: true')
  );
}
