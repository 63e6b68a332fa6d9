import { posix } from 'node:path';
import ts from 'typescript';
import { FEATURES, type Layer } from './layers.js';
import type { Source } from './sources.js';
import { nodesIn, treeOf } from './syntax.js';

type Layers = Readonly<Record<string, Layer>>;

/** One thing that a file of `src` takes from elsewhere. */
interface Arrow {
  readonly from: string;
  /** A file of `src`, or the name of a package. */
  readonly to: string;
  readonly kind: 'file' | 'package';
}

/** What is wrong with who imports whom, a sentence each. */
export function layerFaults(files: readonly Source[], layers: Layers): readonly string[] {
  const unknown = files
    .filter(({ path }) => layerOf(path, layers) === undefined)
    .map(({ path }) => `${path} lies in no folder of the table`);
  const forbidden = files
    .flatMap(arrowsOf)
    .filter(arrow => layerOf(arrow.from, layers) !== undefined && !mayGo(arrow, layers))
    .map(({ from, to }) => `${from} may not import ${to}`);
  return [...unknown, ...forbidden];
}

/** What the table allows and nobody does: it would be drawn, and be untrue. */
export function idleRows(files: readonly Source[], layers: Layers): readonly string[] {
  const arrows = files.flatMap(arrowsOf);
  return Object.entries(layers).flatMap(([folder, { folders, packages = [] }]) => {
    const own = arrows.filter(({ from }) => layerOf(from, layers) === folder);
    const reached = own.filter(({ kind }) => kind === 'file').map(({ to }) => layerOf(to, layers));
    const taken = own.filter(({ kind }) => kind === 'package');
    return [
      ...folders.filter(each => !reached.includes(each)),
      ...packages.filter(each => !taken.some(({ to }) => belongsTo(to, each))),
    ].map(idle => `${folder} does not import ${idle}`);
  });
}

/** Each ring of files that import each other, as `a → b → a`. */
export function cyclesIn(files: readonly Source[]): readonly string[] {
  const next = new Map(files.map(file => [file.path, filesTakenBy(file)]));
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (0 <= at) cycles.push([...trail.slice(at), path].join(' → '));
    if (0 <= at || done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return cycles;
}

/** Names that hide what is behind them. */
export function nameFaults(files: readonly Source[]): readonly string[] {
  const hiding = /(?:^|\/)(?:index|utils?|helpers?|common|misc|shared)(?:\.[^/]*|\/.*)$/i;
  return files.filter(({ path }) => hiding.test(path)).map(({ path }) => `${path} says nothing`);
}

/** Features that the table lets import each other. */
export function featureFaults(layers: Layers): readonly string[] {
  return FEATURES.flatMap(feature =>
    (layers[feature]?.folders ?? [])
      .filter(folder => FEATURES.includes(folder))
      .map(folder => `${feature} may import ${folder}`),
  );
}

/** The folder of the table that a file lies in, the innermost where they nest. */
function layerOf(path: string, layers: Layers): string | undefined {
  return Object.keys(layers)
    .filter(folder => path.startsWith(`src/${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function mayGo({ from, to, kind }: Arrow, layers: Layers): boolean {
  const folder = layerOf(from, layers) ?? '';
  const { folders = [], packages = [] } = layers[folder] ?? {};
  if (kind === 'package') return packages.some(name => belongsTo(to, name));
  const target = layerOf(to, layers);
  return target !== undefined && (target === folder || folders.includes(target));
}

function belongsTo(specifier: string, name: string): boolean {
  if (name.endsWith(':')) return specifier.startsWith(name);
  return specifier === name || specifier.startsWith(`${name}/`);
}

function filesTakenBy(file: Source): readonly string[] {
  return arrowsOf(file)
    .filter(({ kind }) => kind === 'file')
    .map(({ to }) => to);
}

function arrowsOf(file: Source): readonly Arrow[] {
  return importsOf(file).map(specifier => {
    if (!specifier.startsWith('.')) return { from: file.path, to: specifier, kind: 'package' };
    const to = posix.join(posix.dirname(file.path), specifier).replace(/\.js$/, '.ts');
    return { from: file.path, to, kind: 'file' };
  });
}

/**
 * What a file names as the source of something: `import`, `import type`, `export … from`,
 * `import()` of values and of types, `require()`, and `/// <reference>`.
 */
export function importsOf(file: Source): readonly string[] {
  const tree = treeOf(file);
  const referenced = [...tree.referencedFiles, ...tree.typeReferenceDirectives];
  return [
    ...nodesIn(tree).flatMap(node => sourceNamedBy(node) ?? []),
    ...referenced.map(({ fileName }) => fileName),
  ];
}

function sourceNamedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isExportDeclaration(node)) return node.moduleSpecifier && textOf(node.moduleSpecifier);
  if (ts.isExternalModuleReference(node)) return textOf(node.expression);
  if (ts.isImportTypeNode(node)) return textOf(node.argument);
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const loads =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && /require$/i.test(expression.text));
  return loads ? textOf(node.arguments[0]) : undefined;
}

/** The literal's text; a name that is put together at run time goes by its own source text. */
function textOf(node: ts.Node | undefined): string {
  if (!node) return '';
  if (ts.isLiteralTypeNode(node)) return textOf(node.literal);
  return ts.isStringLiteralLike(node) ? node.text : node.getText();
}
