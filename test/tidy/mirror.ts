import ts from 'typescript';
import type { Source } from './sources.js';
import { nodesIn, treeOf } from './syntax.js';

/** Folders of `test` whose files stand for a file of `src`. */
const MIRRORS = /^test\/(?:core|protocol|server|client)\//;

/** Files that export a function or class, each with the reason why there is nothing to test. */
const NOTHING_TO_TEST: Readonly<Record<string, string>> = {
  'src/core/base/assertNever.ts': 'the compiler is its test',
  'src/core/base/log.ts': 'a port, and a brand that is the value itself',
  'src/core/models/modelRuntime.ts': 'a port, and an error that holds two values',
};

/** Files of `src/core` with behavior and without a test of their own. */
export function untested(files: readonly Source[]): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  return files
    .filter(({ path }) => path.startsWith('src/core/') && !(path in NOTHING_TO_TEST))
    .filter(hasBehavior)
    .map(({ path }) => path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts'))
    .filter(test => !paths.has(test));
}

/**
 * Tests that stand for a file that is not there.
 *
 * A file can have several: `engineAborts.test.ts` stands for `engine.ts` too.
 */
export function strayTests(files: readonly Source[]): readonly string[] {
  const tested = files
    .filter(({ path }) => path.startsWith('src/'))
    .map(({ path }) => path.replace(/^src\//, 'test/').replace(/\.ts$/, ''));
  const standsFor = (test: string, file: string): boolean =>
    test.startsWith(file) && /^(?:[A-Z]\w*)?\.test\.ts$/.test(test.slice(file.length));
  return files
    .map(({ path }) => path)
    .filter(path => MIRRORS.test(path) && path.endsWith('.test.ts'))
    .filter(test => !tested.some(file => standsFor(test, file)));
}

/** Whether a file exports a function or a class. */
function hasBehavior(file: Source): boolean {
  if (file.path.endsWith('.d.ts')) return false;
  return nodesIn(treeOf(file)).some(
    node =>
      (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || isFunctionConstant(node)) &&
      (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false),
  );
}

function isFunctionConstant(node: ts.Node): node is ts.VariableStatement {
  return (
    ts.isVariableStatement(node) &&
    node.declarationList.declarations.some(
      ({ initializer }) => initializer !== undefined && ts.isFunctionLike(initializer),
    )
  );
}
