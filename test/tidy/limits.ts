import ts from 'typescript';
import type { Source } from './sources.js';
import { codeLines, commentsIn, lineOf, nodesIn, treeOf } from './syntax.js';

/** What one screen or two can hold; where a file needs more, it is two files. Blanks are free. */
const FILE_LINES_MAX = 300;

/** What can be read without scrolling. */
const FUNCTION_LINES_MAX = 40;

/** More have a name together: a record. */
const PARAMETERS_MAX = 4;

/** Looks at one file by itself; each answer is a fault, with its place. */
export type Rule = (file: Source) => readonly string[];

export function longFiles(file: Source): readonly string[] {
  const tree = treeOf(file);
  const lines = codeLines(tree, tree);
  return lines <= FILE_LINES_MAX ? [] : [`${file.path} has ${lines} lines of code`];
}

export function longFunctions(file: Source): readonly string[] {
  return functionsIn(file).flatMap(({ node, tree, place }) => {
    if (isListOfTests(node)) return [];
    const lines = codeLines(node, tree);
    return lines <= FUNCTION_LINES_MAX ? [] : [`${place} has a function of ${lines} lines`];
  });
}

export function manyParameters(file: Source): readonly string[] {
  return functionsIn(file).flatMap(({ node, place }) => {
    const count = node.parameters.length;
    return count <= PARAMETERS_MAX ? [] : [`${place} has a function of ${count} parameters`];
  });
}

interface Found {
  readonly node: ts.SignatureDeclaration;
  readonly tree: ts.SourceFile;
  readonly place: string;
}

function functionsIn(file: Source): readonly Found[] {
  const tree = treeOf(file);
  return nodesIn(tree)
    .filter(node => ts.isFunctionLike(node))
    .map(node => ({ node, tree, place: `${file.path}:${lineOf(node, tree)}` }));
}

/** A `describe` holds as many rows as there are things to say. */
function isListOfTests({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && parent.expression.getText() === 'describe';
}

/** A wish that nobody can look up is forgotten. */
export function wishesWithoutIssue(file: Source): readonly string[] {
  const wish = new RegExp(
    `\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b(?!\\(#\\d+\\))`,
  );
  return commentsIn(treeOf(file))
    .filter(comment => wish.test(comment))
    .map(comment => `${file.path}: no issue number in "${comment.trim()}"`);
}

/** A rule that is turned off says why on the line above. */
export function unexplainedExceptions(file: Source): readonly string[] {
  const off = new RegExp(
    `(?:${['eslint-' + 'disable', '@ts-' + 'ignore', '@ts-' + 'expect-error'].join('|')})`,
  );
  const lines = file.text.split('\n').map(line => line.trim());
  return lines.flatMap((line, at) => {
    const above = lines[at - 1] ?? '';
    const explained = above.startsWith('//') && !off.test(above);
    return !off.test(line) || explained ? [] : [`${file.path}:${at + 1} does not say why`];
  });
}

const TESTS = /^(?:describe|context|suite|it|specify|test|this)$/;

/** Tests that do not run, or keep others from running. */
export function silencedTests(file: Source): readonly string[] {
  const tree = treeOf(file);
  return nodesIn(tree).flatMap(node => {
    const silenced =
      (ts.isPropertyAccessExpression(node) &&
        /^(?:skip|only)$/.test(node.name.text) &&
        TESTS.test(node.expression.getText())) ||
      (ts.isIdentifier(node) && /^x(?:it|describe|context|specify)$/.test(node.text));
    return silenced ? [`${file.path}:${lineOf(node, tree)} ${node.getText()}`] : [];
  });
}

/** Places where the compiler is told to believe. `as const` believes nothing. */
export function blindSpots(file: Source): readonly string[] {
  const tree = treeOf(file);
  return nodesIn(tree).flatMap(node => {
    const blind =
      node.kind === ts.SyntaxKind.AnyKeyword ||
      ts.isNonNullExpression(node) ||
      ts.isTypeAssertionExpression(node) ||
      (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type));
    return blind ? [`${file.path}:${lineOf(node, tree)} ${node.getText()}`] : [];
  });
}
